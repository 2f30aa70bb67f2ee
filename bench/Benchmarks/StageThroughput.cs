using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TagTasks.Inference;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Text;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Benchmarks;

/// <summary>How much text a second one thread takes through each stage before the network, over many READMEs, warm.</summary>
internal static class StageThroughput
{
    private const int Rounds = 9;

    /// <summary>Measures over a file of <c>{"repo":…,"readme":…}</c> lines and prints a table.</summary>
    public static void Run(string path)
    {
        string[] readmes = [.. File.ReadLines(path).Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("readme").GetString()!;
        })];
        using var model = LoadedModel.Load(ModelBundle.Open(ModelLocator.Locate(null)), new ModelLoading(CpuThreads.Default));
        using var vocabularies = new VocabularyPreparer(model, null, mixTrainedTags: true);
        var vocabulary = vocabularies.Prepare(TagVocabulary.RepositoryTopics);
        CleanText[] texts = [.. readmes.Select(readme => ReadmeCleaner.Clean(readme, MarkupFormat.Markdown))];
        ModelInput[] inputs = [.. texts.Select(text => ModelInput.From(text, null, null, null, new TextLimits(20_000, 4_000)))];
        var encoder = model.Bundle.Manifest.Encoder;
        Console.WriteLine($"{readmes.Length} READMEs, median of {Rounds} rounds, one thread\n\n| stage | MB/s | ms a README |\n|---|---|---|");
        Print("clean", readmes.Length, Bytes(readmes), () => Each(readmes, readme => ReadmeCleaner.Clean(readme, MarkupFormat.Markdown)));
        Print(
            "tokens", readmes.Length, Bytes(inputs.SelectMany(input => new[] { Cut(input.Lead, encoder.LeadCharacters), Cut(input.Headings, encoder.HeadingCharacters) })),
            () => Each(inputs, input => model.Window.Fit(input)));
        Print("words", readmes.Length, Bytes(inputs.Select(input => input.Lead)), () => Each(inputs, input => vocabulary.Words.Of(input)));
    }

    private static string Cut(string text, int characters) => CodePoints.Take(text, characters).ToString();

    private static long Bytes(IEnumerable<string> texts) => texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));

    private static void Each<T>(T[] items, Func<T, object> stage)
    {
        foreach (var item in items)
        {
            GC.KeepAlive(stage(item));
        }
    }

    private static void Print(string stage, int count, long bytes, Action run)
    {
        // Hot code is compiled again in the background; it must be done before the clock starts.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
        {
            run();
        }

        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        var median = Statistics.Median(seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage} | {bytes / median / 1e6:0} | {median * 1000 / count:0.000} |"));
    }
}
