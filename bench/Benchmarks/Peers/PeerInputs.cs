using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Model;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;

namespace TagTasks.Benchmarks.Peers;

/// <summary>
/// What the peers are given: the texts that our cleaner makes of READMEs (they have none, so this work is spared them),
/// and the tokenizer in the form of Hugging Face's library.
/// </summary>
internal static class PeerInputs
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the first READMEs of a file of <c>{"repo":…,"readme":…}</c> lines, and the texts of them.</summary>
    public static void WriteTexts(string source, int count, string readmes, string texts)
    {
        var encoder = ModelBundle.Open(ModelLocator.Locate(null)).Manifest.Encoder;
        using var readmeLines = new StreamWriter(readmes);
        using var textLines = new StreamWriter(texts);
        foreach (var line in Repeated(source).Take(count))
        {
            using var document = JsonDocument.Parse(line);
            var text = ReadmeCleaner.Clean(document.RootElement.GetProperty("readme").GetString()!, MarkupFormat.Markdown);
            var input = ModelInput.From(text, null, null, null, new TextLimits(encoder.LeadCharacters, encoder.HeadingCharacters));
            readmeLines.WriteLine(line);
            textLines.WriteLine(JsonSerializer.Serialize(
                new { lead = TextNormaliser.Normalise(input.Lead), headings = TextNormaliser.Normalise(input.Headings) }, Plain));
        }
    }

    /// <summary>Writes the first README of a file of <c>{"repo":…,"readme":…}</c> lines by itself.</summary>
    public static void WriteReadme(string source, string readme)
    {
        using var document = JsonDocument.Parse(File.ReadLines(source).First());
        File.WriteAllText(readme, document.RootElement.GetProperty("readme").GetString());
    }

    /// <summary>Writes the model's tokenizer as a <c>tokenizer.json</c>: a Unigram model behind a Metaspace pre-tokenizer.</summary>
    public static void WriteTokenizer(string path)
    {
        var bundle = ModelBundle.Open(ModelLocator.Locate(null));
        var model = SentencePieceModel.Read(File.ReadAllBytes(bundle.PathOf(bundle.Manifest.Tokenizer.File)));
        object[][] vocabulary =
        [
            .. Enumerable.Range(0, model.Count).Select(object[] (id) => [Encoding.UTF8.GetString(model.TextOf(id)), (double)model.ScoreOf(id)]),
        ];
        File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                version = "1.0",
                added_tokens = Array.Empty<object>(),
                pre_tokenizer = new { type = "Metaspace", replacement = "▁", prepend_scheme = "always", split = true },
                model = new { type = "Unigram", unk_id = bundle.Manifest.Tokenizer.Unknown, vocab = vocabulary, byte_fallback = false },
            },
            Plain));
    }

    private static IEnumerable<string> Repeated(string source)
    {
        while (true)
        {
            foreach (var line in File.ReadLines(source))
            {
                yield return line;
            }
        }
    }
}
