using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TagTasks.Tool.CSharp;

/// <summary>
/// The words of a project's public API, as evidence for tags: what its types and members are called, what their
/// documentation says, what they derive from and are marked with. From syntax alone, so it needs no build and takes
/// broken code as it comes. Stateless; the same sources give the same words whatever the number of threads.
/// </summary>
internal static class ApiDigest
{
    /// <summary>As much as any reader of it takes.</summary>
    public const int MaximumCharacters = 8000;

    // A file of a megabyte is data or a generator's work.
    private const long MaximumFile = 1 << 20;

    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.Preview, Microsoft.CodeAnalysis.DocumentationMode.Parse);

    /// <summary>Reads sources.</summary>
    /// <param name="sources">Their full paths, in an order that is the same everywhere.</param>
    /// <param name="references">The names of the packages that the project references.</param>
    /// <returns>Blank-separated words, most telling first; empty when there are none.</returns>
    public static string Of(IReadOnlyList<string> sources, IReadOnlyList<string> references)
    {
        var findings = new ApiFindings[sources.Count];
        Parallel.For(0, sources.Count, i => findings[i] = Read(sources[i]));
        var all = new ApiFindings();
        foreach (var finding in findings)
        {
            all.Add(finding);
        }

        return Join(all, references);
    }

    private static ApiFindings Read(string path)
    {
        var findings = new ApiFindings();
        try
        {
            if (new FileInfo(path).Length <= MaximumFile)
            {
                var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), Options);
                new ApiWalker(findings).Visit(tree.GetRoot());
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InsufficientExecutionStackException)
        {
            // One file less speaks for tags; its build says what is wrong with it.
        }

        return findings;
    }

    private static string Join(ApiFindings findings, IReadOnlyList<string> references)
    {
        var words = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in findings.Tells.Distinct(StringComparer.Ordinal).Concat(references.Select(Spaced)))
        {
            Append(words, seen.Add(word) ? word : "");
        }

        // What a name says once it says well enough; of a hundred members called Get, one counts.
        foreach (var name in findings.Namespaces.Concat(findings.Types).Concat(findings.Members))
        {
            foreach (var word in Identifier.Words(name))
            {
                Append(words, seen.Add(word) ? word : "");
            }
        }

        foreach (var summary in findings.Summaries.Distinct(StringComparer.Ordinal))
        {
            Append(words, summary);
        }

        return words.ToString();
    }

    private static string Spaced(string name) => name.Replace('.', ' ');

    private static void Append(StringBuilder words, string text)
    {
        if (text.Length > 0 && words.Length + text.Length < MaximumCharacters)
        {
            words.Append(words.Length == 0 ? "" : " ").Append(text);
        }
    }
}
