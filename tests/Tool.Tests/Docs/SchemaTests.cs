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
    [InlineData("# A message queue\n")]
    [InlineData("")]
    [InlineData("消息队列 \"quoted\"\n")]
    public void An_answer_is_valid(string readme)
    {
        var run = CommandLineRun.WithInput(readme, "tag", "-", "--format", "json", "--detail", "--explain");

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
