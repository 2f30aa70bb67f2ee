using System.Text.Json;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Text;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests;

/// <summary>
/// The guard against regressions of speed that noise does not fool: what each stage allocates for the README of the
/// first request, once warm, is compared with a recorded number. <c>TAGTASKS_ACCEPT=1</c> records anew.
/// </summary>
public sealed class AllocationTests(ModelFixture fixture)
{
    // The JIT may put small objects on the stack or not, by what ran before.
    private const double Tolerance = 1.03;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly string Recorded = Repository.Fixture("allocations.json");

    [Fact]
    public void No_stage_allocates_more_than_recorded()
    {
        var measured = Measure();
        if (Environment.GetEnvironmentVariable("TAGTASKS_ACCEPT") == "1")
        {
            File.WriteAllText(Recorded, JsonSerializer.Serialize(measured, Indented) + "\n");
        }

        var recorded = JsonSerializer.Deserialize<SortedDictionary<string, long>>(File.ReadAllText(Recorded))!;
        Assert.Equal(recorded.Keys, measured.Keys);
        Assert.All(measured, stage => Assert.True(
            stage.Value <= recorded[stage.Key] * Tolerance, $"{stage.Key} allocates {stage.Value} bytes; {recorded[stage.Key]} are recorded."));
    }

    [Fact]
    public void A_README_costs_less_than_200_KB_beyond_its_own_text()
    {
        var text = 2 * Readme().Length;

        Assert.InRange(Measure()["suggest"] - text, 0, 200 * 1024);
    }

    [Fact]
    public void More_text_allocates_more() =>
        Assert.True(Allocated(() => ReadmeCleaner.Clean(Readme() + Readme(), MarkupFormat.Markdown)) > 1.2 * Measure()["clean"]);

    private static string Readme() => File.ReadAllText(Repository.Fixture("readmes", "chatglm2-6b.md"));

    private SortedDictionary<string, long> Measure()
    {
        var readme = Readme();
        var vocabulary = fixture.Mixed.Prepare(TagVocabulary.RepositoryTopics);
        var text = ReadmeCleaner.Clean(readme, MarkupFormat.Markdown);
        var input = ModelInput.From(text, null, null, null, new TextLimits(20_000, 4_000));
        return new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["clean"] = Allocated(() => ReadmeCleaner.Clean(readme, MarkupFormat.Markdown)),
            ["join"] = Allocated(() => ModelInput.From(text, null, null, null, new TextLimits(20_000, 4_000))),
            ["tokens"] = Allocated(() => fixture.Model.Window.Fit(input)),
            ["words"] = Allocated(() => vocabulary.Words.Of(input)),
            ["suggest"] = Allocated(() => fixture.Tagger.Suggest(new TaggingInput { Readme = readme })),
        };
    }

    // The least of several runs: pools are filled by the first.
    private static long Allocated(Func<object> run)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(run());
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
