using System.Runtime.CompilerServices;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Reading;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>What a README says apart from headings, badges and code. Immutable.</summary>
/// <param name="Text">Its prose.</param>
/// <param name="Images">Number of its images.</param>
/// <param name="HasHeadings">Whether it has headings.</param>
internal sealed record ReadmeProse(string Text, int Images, bool HasHeadings)
{
    // Several rules ask for the same README.
    private static readonly ConditionalWeakTable<ReadmeText, ReadmeProse> Known = [];

    /// <summary>Whether there is a word of prose.</summary>
    public bool HasProse => Text.Any(char.IsLetter);

    /// <summary>Reads it.</summary>
    public static ReadmeProse Of(ReadmeText readme) => Known.GetValue(readme, Read);

    private static ReadmeProse Read(ReadmeText readme)
    {
        var clean = ReadmeCleaner.Clean(readme.Text, readme.Format);
        return new ReadmeProse(
            string.Join('\n', clean.Blocks.Where(block => block.Kind != BlockKind.Heading).Select(block => block.Text)),
            clean.LeftOut.Images,
            clean.Blocks.Any(block => block.Kind == BlockKind.Heading));
    }
}
