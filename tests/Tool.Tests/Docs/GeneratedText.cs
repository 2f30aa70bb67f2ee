using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>
/// Parts of the docs that are made from the code, between two marks. A test fails when they differ; with
/// <c>TAGTASKS_ACCEPT=1</c> it writes them instead.
/// </summary>
internal static class GeneratedText
{
    public static void AssertIn(string file, string name, string expected)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- {name}: generated -->\n", $"<!-- {name}: end -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"{file} has no part '{name}'.");
        from += begin.Length;
        if (Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1")
        {
            File.WriteAllText(path, text[..from] + expected + text[to..]);
            return;
        }

        Assert.Equal(expected, text[from..to]);
    }
}
