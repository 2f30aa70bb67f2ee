using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.Prompt;
using Xunit;

namespace TagTasks.Tool.Tests.Prompt;

/// <summary>A new case is a new pair of files: NAME.txt with NAME.expected.json or NAME.error.txt.</summary>
public static class RequestFixtureTests
{
    public static TheoryData<string> Answered => Named(".expected.json");

    public static TheoryData<string> Refused => Named(".error.txt");

    [Theory]
    [MemberData(nameof(Answered))]
    public static void A_request_is_understood(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Repository.Fixture("requests", name + ".expected.json")));
        var want = expected.RootElement;
        var request = TagRequestParser.Parse(File.ReadAllText(Repository.Fixture("requests", name + ".txt")));

        Assert.Equal(want.GetProperty("readmeStartsWith").GetString(), Head(request.Readme, want.GetProperty("readmeStartsWith")));
        Assert.EndsWith(want.GetProperty("readmeEndsWith").GetString()!, request.Readme.TrimEnd(), StringComparison.Ordinal);
        if (want.TryGetProperty("readmeLength", out var length))
        {
            Assert.Equal(length.GetInt32(), request.Readme.Length);
        }

        Assert.Equal(want.GetProperty("max").ValueKind == JsonValueKind.Null ? null : want.GetProperty("max").GetInt32(), request.MaxTags);
        Assert.Equal(want.GetProperty("count").GetInt32(), request.Tags.Count);
        Assert.Equal(want.GetProperty("first").GetString(), request.Tags[0].NameVerbatim);
        Assert.Equal(want.GetProperty("last").GetString(), request.Tags[^1].NameVerbatim);
        Assert.Equal(want.GetProperty("answer").GetString(), request.Shape.Render([.. request.Tags.Take(2)]));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public static void A_bad_request_is_refused_by_name(string name)
    {
        var request = File.ReadAllText(Repository.Fixture("requests", name + ".txt"));
        var refusal = Assert.Throws<TagTasksException>(() => TagRequestParser.Parse(request));
        Assert.Equal(File.ReadAllText(Repository.Fixture("requests", name + ".error.txt")).Trim(), refusal.Code);
    }

    [Fact]
    public static void Every_request_has_its_expectation()
    {
        var requests = Directory.GetFiles(Repository.Fixture("requests"), "*.txt")
            .Where(path => !path.EndsWith(".error.txt", StringComparison.Ordinal));
        Assert.All(requests, path => Assert.True(
            File.Exists(Path.ChangeExtension(path, ".expected.json")) || File.Exists(Path.ChangeExtension(path, ".error.txt")), path));
        Assert.True(Answered.Count + Refused.Count >= 20);
    }

    private static string Head(string readme, JsonElement start) =>
        readme.TrimStart()[..Math.Min(readme.TrimStart().Length, start.GetString()!.Length)];

    private static TheoryData<string> Named(string ending) =>
        [.. Directory.GetFiles(Repository.Fixture("requests"), "*" + ending).Select(path => Path.GetFileName(path)[..^ending.Length]).Order(StringComparer.Ordinal)];
}
