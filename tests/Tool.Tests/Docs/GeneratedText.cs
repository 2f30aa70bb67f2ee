using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>
/// Text that is made from the code: whole files, and parts of the docs between two marks. A test fails when they
/// differ; with <c>TAGTASKS_ACCEPT=1</c> it writes them instead.
/// </summary>
internal static class GeneratedText
{
    /// <summary>Whether tests write instead of comparing.</summary>
    public static bool Accept => Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1";

    public static void AssertFile(string path, string expected)
    {
        if (Accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
            return;
        }

        Assert.Equal(expected, File.Exists(path) ? File.ReadAllText(path) : null);
    }

    public static void AssertIn(string file, string name, string expected)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- {name}: generated -->\n", $"<!-- {name}: end -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"{file} has no part '{name}'.");
        from += begin.Length;
        if (Accept)
        {
            File.WriteAllText(path, text[..from] + expected + text[to..]);
            return;
        }

        Assert.Equal(expected, text[from..to]);
    }
}
