using System.Text.Json;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Tag;

/// <summary><c>tagtasks tag</c> as its user sees it.</summary>
public sealed class TagCommandTests : IDisposable
{
    private const string Queue = "# Rabbit\n\nA message queue client library with an event bus for microservices.\n";
    private const string Chess = "# Chess\n\nA chess game to play with friends.\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_README_gets_bare_tags_in_a_pipe()
    {
        var run = CommandLineRun.Of("tag", folder.Write("README.md", Queue));

        Assert.Equal((0, "message-queue lib\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Another_README_gets_other_tags() =>
        Assert.StartsWith("game", CommandLineRun.Of("tag", folder.Write("README.md", Chess)).Out, StringComparison.Ordinal);

    [Fact]
    public void Standard_input_is_read() =>
        Assert.Equal("message-queue lib\n", CommandLineRun.WithInput(Queue, "tag", "-").Out);

    [Fact]
    public void A_directory_is_read()
    {
        folder.Write("README.md", Queue);

        Assert.Equal("message-queue lib\n", CommandLineRun.Of("tag", folder.Path).Out);
    }

    [Fact]
    public void The_first_request_is_answered_to_the_letter() =>
        Assert.Equal(
            "{\"id\":\"1510\",\"tags\":[\"message-queue\",\"lib\"]}\n",
            CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--format", "json", "--id", "1510").Out);

    [Theory]
    [InlineData("a\"b\nc")]
    [InlineData("{\"x\":[]}")]
    [InlineData("@file")]
    [InlineData("中文 \\ ' `")]
    public void An_id_is_escaped_and_nothing_else(string id)
    {
        var run = CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--format", "json", "--id", id);

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(id, json.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void Several_inputs_get_a_line_each_in_their_order()
    {
        var (first, second) = (folder.Write("a.md", Queue), folder.Write("b.md", Chess));

        var lines = CommandLineRun.Of("tag", second, first).Out.Split('\n');

        Assert.StartsWith($"{second}\tgame", lines[0], StringComparison.Ordinal);
        Assert.Equal($"{first}\tmessage-queue lib", lines[1]);
    }

    [Fact]
    public void Several_inputs_make_a_JSON_array_or_a_line_each()
    {
        var (first, second) = (folder.Write("a.md", Queue), folder.Write("b.md", Chess));

        using var array = JsonDocument.Parse(CommandLineRun.Of("tag", first, second, "--format", "json").Out);
        Assert.Equal([first, second], array.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        var lines = CommandLineRun.Of("tag", first, second, "--format", "jsonl").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void MSBuild_gets_a_list() =>
        Assert.Equal("message-queue;lib\n", CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--format", "msbuild").Out);

    [Fact]
    public void A_project_is_tagged_from_the_list_for_packages()
    {
        folder.Write("README.md", Queue);
        var project = folder.Write("Rabbit.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        Assert.StartsWith("messaging", CommandLineRun.Of("tag", project).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projects_title_and_description_speak_for_tags()
    {
        folder.Write("README.md", "# Acme\n\nFast and small.\n");
        string Explained(string title) => CommandLineRun.Of(
            "tag", folder.Write("Acme.csproj", $"<Project><PropertyGroup><Title>{title}</Title></PropertyGroup></Project>"), "--explain").Out;

        Assert.Contains("redis", Explained("A client for Redis"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("redis", Explained("Acme"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_list_of_ones_own_is_answered_verbatim()
    {
        var list = folder.Write("mine.json", """["Kafka & queues ","cooking","music"]""");

        var run = CommandLineRun.Of(
            "tag", folder.Write("README.md", Queue), "--vocabulary", list, "--format", "json", "--id", "x", "--max", "1", "--cache-directory", folder["cache"]);

        Assert.Equal("{\"id\":\"x\",\"tags\":[\"Kafka & queues \"]}\n", run.Out);
    }

    [Fact]
    public void Max_limits_and_a_probability_replaces_the_threshold()
    {
        var readme = folder.Write("README.md", Queue);

        Assert.Equal("message-queue\n", CommandLineRun.Of("tag", readme, "--max", "1").Out);
        Assert.Equal(6, CommandLineRun.Of("tag", readme, "--max", "6", "--min-probability", "0").Out.Split(' ').Length);
        Assert.Equal("\n", CommandLineRun.Of("tag", readme, "--min-probability", "1").Out);
    }

    [Fact]
    public void An_answer_can_go_to_a_file()
    {
        var file = folder["answer.txt"];

        var run = CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--out", file);

        Assert.Equal(("", "message-queue lib\n"), (run.Out, File.ReadAllText(file)));
    }

    [Fact]
    public void Detail_tells_where_tags_come_from()
    {
        var run = CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--format", "json", "--detail");

        using var json = JsonDocument.Parse(run.Out);
        var suggestion = json.RootElement.GetProperty("suggestions")[0];
        Assert.Equal("message-queue", suggestion.GetProperty("tag").GetString());
        Assert.Equal(90, suggestion.GetProperty("id").GetInt32());
        Assert.Equal("message queue", suggestion.GetProperty("evidence")[0].GetProperty("text").GetString());
        Assert.Equal(3, suggestion.GetProperty("evidence")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void Detail_says_in_a_pipe_what_a_person_sees()
    {
        var readme = folder.Write("README.md", Queue);

        var run = CommandLineRun.Of("tag", readme, readme, "--detail");

        Assert.Equal(2, run.Out.Split("2 of 90 tags, repository-topics").Length - 1);
        Assert.Contains("\"message queue\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_says_how_long_each_stage_took() =>
        Assert.Matches(
            @"^Device: CPU, because it was asked for\.\nstart [\d.]+ ms, read [\d.]+, load [\d.]+, clean [\d.]+, tokens [\d.]+, encode [\d.]+, rank [\d.]+\n$",
            CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--verbose").Error);

    [Fact]
    public void A_person_sees_how_sure_and_why()
    {
        var run = CommandLineRun.With([], ["tag", folder.Write("README.md", Queue)], terminal: true);

        Assert.Contains("2 of 90 tags, repository-topics", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"message queue\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_shows_what_was_read_and_what_was_near()
    {
        var run = CommandLineRun.Of("tag", folder.Write("README.md", Queue), "--explain");

        Assert.Contains("Tokens", run.Out, StringComparison.Ordinal);
        Assert.Contains("─ 0.50 ─", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"message queue\" (line 3)", run.Out, StringComparison.Ordinal);
    }
}
