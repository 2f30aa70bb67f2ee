using System.Text.Json;
using Json.Schema;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Docs;

/// <summary>What <c>--detail</c> prints is what its schema says.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(
        Path.Combine(Repository.Root, "docs", "schemas", "tagging-result.v1.schema.json"));

    [Theory]
    [InlineData("# A message queue\n", "--detail", "--explain")]
    [InlineData("# A message queue\n", "--detail")]
    [InlineData("# A message queue\n", "--explain")]
    [InlineData("", "--detail")]
    [InlineData("消息队列 \"quoted\"\n", "--explain")]
    public void An_answer_is_valid(string readme, params string[] options)
    {
        var run = CommandLineRun.WithInput(readme, ["tag", "-", "--format", "json", .. options]);

        using var answer = JsonDocument.Parse(run.Out);
        var result = Schema.Evaluate(answer.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, run.Out + JsonSerializer.Serialize(result.Details?.Select(detail => detail.Errors)));
    }

    [Fact]
    public void The_short_answer_is_not_the_whole_one()
    {
        using var answer = JsonDocument.Parse("""{"id":"1","tags":[]}""");

        Assert.False(Schema.Evaluate(answer.RootElement).IsValid);
    }
}
