using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Reading;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Cleaning;

/// <summary>
/// A case is a README in <c>tests/fixtures/cleaning/cases</c> and, beside it, what is left of it. A new case is a new
/// file; with <c>TAGTASKS_ACCEPT=1</c> the test writes what it found, to be read before it is committed.
/// </summary>
public sealed class CleaningCaseTests
{
    private static readonly string Folder = Repository.Fixture("cleaning", "cases");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Folder).Select(Path.GetFileName).OfType<string>().Where(name => !name.EndsWith(".clean.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_left_is_what_was_agreed(string name)
    {
        var path = Path.Combine(Folder, name);
        var text = ReadmeCleaner.Clean(ReadmeReader.Read(path).Text, ReadmeReader.FormatOf(path));
        var actual = string.Concat(text.Blocks.Select(block => $"{block.Line,3} {BlockLine.Of(block)}\n"))
            + $"left out: {text.LeftOut.Images} images, {text.LeftOut.CodeBlocks} code blocks, sections [{string.Join(", ", text.LeftOut.Sections)}]\n";
        var expected = path + ".clean.txt";
        if (Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1")
        {
            File.WriteAllText(expected, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }
}
