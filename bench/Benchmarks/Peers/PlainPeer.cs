using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using TagTasks.Inference.Model;

namespace TagTasks.Benchmarks.Peers;

/// <summary>
/// The plain way in C#: ONNX Runtime and <c>Microsoft.ML.Tokenizers</c>, one text at a time, as their documentation
/// shows. Prints the first three numbers of each embedding, and how long the texts took without the start.
/// </summary>
internal static class PlainPeer
{
    public static void Run(string texts, int threads)
    {
        var bundle = ModelBundle.Open(ModelLocator.Locate(null));
        var manifest = bundle.Manifest;
        using var file = File.OpenRead(bundle.PathOf(manifest.Tokenizer.File));
        var tokenizer = SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false);
        using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        using var session = new InferenceSession(bundle.PathOf(manifest.Encoder.File), options);
        using var run = new RunOptions();
        var lines = File.ReadAllLines(texts);
        var started = Stopwatch.GetTimestamp();
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var lead = Collapse(tokenizer.EncodeToIds(document.RootElement.GetProperty("lead").GetString()!), manifest.Tokenizer.Unknown);
            var headings = Collapse(tokenizer.EncodeToIds(document.RootElement.GetProperty("headings").GetString()!), manifest.Tokenizer.Unknown);
            var ids = Window(lead, headings, manifest);
            long[] shape = [1, ids.Length];
            var mask = new long[ids.Length];
            Array.Fill(mask, 1);
            using var idsTensor = OrtValue.CreateTensorValueFromMemory(ids, shape);
            using var maskTensor = OrtValue.CreateTensorValueFromMemory(mask, shape);
            using var result = session.Run(run, [.. manifest.Encoder.Inputs], [idsTensor, maskTensor], [manifest.Encoder.Output]);
            var embedding = result[0].GetTensorDataAsSpan<float>();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{embedding[0]:0.000000} {embedding[1]:0.000000} {embedding[2]:0.000000}"));
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"texts {lines.Length} ms {elapsed:0.0}"));
    }

    // The library gives an unknown piece a character, the model was trained with one a run.
    private static List<int> Collapse(IReadOnlyList<int> ids, int unknown) =>
        [.. ids.Where((id, i) => id != unknown || i == 0 || ids[i - 1] != unknown)];

    private static long[] Window(List<int> lead, List<int> headings, ModelManifest manifest)
    {
        var room = manifest.Encoder.MaxTokens - 3;
        var wanted = Math.Min(headings.Count, manifest.Encoder.HeadingTokens);
        var taken = lead.Count > room - wanted ? wanted : 0;
        List<long> ids = [manifest.Tokenizer.Bos, .. lead.Take(room - taken).Select(id => (long)id)];
        if (taken > 0)
        {
            ids.Add(manifest.Tokenizer.Eos);
            ids.AddRange(headings.Take(taken).Select(id => (long)id));
        }

        return [.. ids, manifest.Tokenizer.Eos];
    }
}
