using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages.Judging;

/// <summary>
/// Names a question by the hash of all that its answer depends on: texts, options, vocabulary, the model's manifest
/// (which has the hashes of the model's files) and the code that reads them. Thread-safe.
/// </summary>
internal sealed class JudgementKey
{
    private readonly ConditionalWeakTable<TagVocabulary, string> vocabularies = [];
    private readonly string model;

    /// <summary>Names questions to a model.</summary>
    /// <param name="manifest">The path of its manifest.</param>
    public JudgementKey(string manifest) => model = Hash(
    [
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(manifest))),

        // A build is the same as long as its sources are; and what is kept is of this program's form.
        typeof(Tagger).Module.ModuleVersionId.ToString("N"),
        typeof(JudgementKey).Module.ModuleVersionId.ToString("N"),
    ]);

    /// <summary>The key of a question: 64 hexadecimal digits.</summary>
    public string Of(TagQuestion question)
    {
        var (input, options) = question;
        return Hash(
        [
            model,
            vocabularies.GetValue(options.Vocabulary ?? TagVocabulary.RepositoryTopics, Of),
            Text(options.MaxTags),
            Text(options.MinProbability),
            Hash(options.Exclude.Order(StringComparer.Ordinal)),
            input.Readme,
            input.Format.ToString(),
            input.Name,
            input.Description,
            input.ApiWords,
        ]);
    }

    private static string Of(TagVocabulary vocabulary) => Hash(vocabulary.Tags
        .SelectMany(tag => (string?[])[tag.Name, tag.Description, Hash(tag.Aliases)])
        .Prepend(vocabulary.Name)
        .Append(Text<int>(vocabulary.MaxTags)));

    private static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string Hash(IEnumerable<string?> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            // With their lengths in front, so that no two lists of texts are the same bytes; nothing is shorter than empty.
            var bytes = text is null ? [] : Encoding.Unicode.GetBytes(text);
            BitConverter.TryWriteBytes(length, text is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
