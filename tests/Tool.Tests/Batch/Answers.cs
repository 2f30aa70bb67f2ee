using System.Text.Json;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Reads what batch wrote.</summary>
internal static class Answers
{
    /// <summary>The ids, in order; fails when a line is not whole.</summary>
    public static List<string> Ids(string text)
    {
        Assert.True(text.Length == 0 || text.EndsWith('\n'), "The last line has no end.");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("id").GetString()!;
        })];
    }
}
