using System.Text.Encodings.Web;
using System.Text.Json;
using TagTasks.Inference.SelfTest;
using TagTasks.Inference.Tests.Parity;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.SelfTest;

/// <summary>The self-test finds this machine in order, and would find it out of order.</summary>
public sealed class SelfTestTests(ModelFixture fixture)
{
    private const string Case = "readme:go-kratos/kratos";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Its_case_is_one_of_the_bundle()
    {
        var parity = ParityCase.All[Case];
        var expected = JsonSerializer.Serialize(
            new RecordedCase
            {
                Model = fixture.Model.Bundle.Identity,
                Lead = parity.Lead,
                Headings = parity.Headings,
                Ids = parity.Ids,
                Tags = parity.RepositoryTopics.Tags,
                Probabilities = [.. parity.RepositoryTopics.Tags.Select(tag => parity.RepositoryTopics.Top.Single(top => top.Tag == tag).Probability)],
            },
            Options) + "\n";
        var path = Path.Combine(Repository.Root, "src", "Inference", "SelfTest", "self-test.json");
        if (Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void This_machine_is_in_order()
    {
        var outcome = SelfTestRun.Of(fixture.Model);

        Assert.Equal((null, true), (outcome.Difference, outcome.Compared));
        Assert.Equal(ParityCase.All[Case].RepositoryTopics.Tags, outcome.Tags);
    }

    [Fact]
    public void What_differs_is_named()
    {
        var recorded = RecordedCase.Load();

        Assert.Contains("word pieces", SelfTestRun.Difference(recorded, [0, 2], recorded.Tags, recorded.Probabilities), StringComparison.Ordinal);
        Assert.Contains("instead of", SelfTestRun.Difference(recorded, recorded.Ids, ["ai"], recorded.Probabilities), StringComparison.Ordinal);
        Assert.Contains("probabilities", SelfTestRun.Difference(recorded, recorded.Ids, recorded.Tags, [0.5, 0.5, 0.5]), StringComparison.Ordinal);
        Assert.Null(SelfTestRun.Difference(recorded, recorded.Ids, recorded.Tags, recorded.Probabilities));
    }
}
