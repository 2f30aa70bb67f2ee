using System.Globalization;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Streaming;
using TagTasks.Inference.Tests.Parity;

namespace TagTasks.Inference.Tests.Streaming;

/// <summary>A stream of READMEs: the same answers as one at a time, in bounded memory, and an end whatever happens.</summary>
public sealed class SuggestStreamTests(ModelFixture fixture)
{
    private static readonly TaggingInput[] Inputs =
        [.. ParityCase.All.Values.Where(item => item.Lead.Length > 0).Take(10).Select(item => new TaggingInput { Readme = item.Lead })];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_are_those_of_one_at_a_time(bool ordered)
    {
        // Everyone twice, and an empty one between any two: neighbours differ.
        var items = Inputs.Concat(Inputs.Reverse()).SelectMany(input => new[] { input, new TaggingInput() }).ToList();
        var expected = items.Distinct().ToDictionary(item => item, item => Text(fixture.Tagger.Suggest(item)));

        var answers = new List<StreamedAnswer<TaggingInput>>();
        await foreach (var answer in fixture.Tagger.SuggestStream(items, item => new TaggingRequest(item), ordered, Stop))
        {
            answers.Add(answer);
        }

        Assert.Equal(items.Count, answers.Count);
        Assert.All(answers, answer => Assert.Equal(expected[answer.Item], Text(answer.Result!)));
        Assert.True(expected.Values.Distinct().Count() > 5, "Texts that all get the same tags would prove nothing.");
        if (ordered)
        {
            Assert.Equal(items, answers.Select(answer => answer.Item));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_reads_no_further_ahead_than_it_must(bool ordered)
    {
        var read = 0;
        var taken = 0;
        await foreach (var answer in fixture.Tagger.SuggestStream(Enumerable.Range(0, 5000).Select(i => read = i), _ => null, ordered, Stop))
        {
            Assert.Null(answer.Result);
            taken++;
            if (taken % 1000 == 0)
            {
                await Task.Delay(50, Stop);
            }

            Assert.InRange(read, 0, taken + (8 * Environment.ProcessorCount) + 16);
        }

        Assert.Equal(5000, taken);
    }

    [Fact]
    public async Task What_the_items_throw_comes_out()
    {
        var problem = new TagTasksException(DiagnosticCode.InputUnreadable, "Gone. Fetch it again.");

        var thrown = await Assert.ThrowsAsync<TagTasksException>(() => Drain(fixture.Tagger.SuggestStream(Broken(problem), item => new TaggingRequest(item), true, Stop)));

        Assert.Equal(problem.Diagnostic, thrown.Diagnostic);
    }

    [Fact]
    public async Task A_request_out_of_range_is_refused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Drain(
        fixture.Tagger.SuggestStream(Inputs, item => new TaggingRequest(item, new TaggingOptions { MaxTags = 0 }), true, Stop)));

    [Fact]
    public async Task It_stops_when_it_is_told_though_its_items_never_come()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var never = new ManualResetEventSlim();
        var answers = fixture.Tagger.SuggestStream(Blocked(never), item => new TaggingRequest(item), true, stop.Token).GetAsyncEnumerator(Stop);

        Assert.True(await answers.MoveNextAsync());
        var next = answers.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await answers.DisposeAsync();
        never.Set();
    }

    [Fact]
    public async Task Who_needs_no_more_just_leaves()
    {
        await foreach (var answer in fixture.Tagger.SuggestStream(Enumerable.Repeat(Inputs[0], int.MaxValue), item => new TaggingRequest(item), true, Stop))
        {
            Assert.NotNull(answer.Result);
            break;
        }
    }

    private static IEnumerable<TaggingInput> Broken(Exception problem)
    {
        yield return Inputs[0];
        throw problem;
    }

    private static IEnumerable<TaggingInput> Blocked(ManualResetEventSlim never)
    {
        yield return Inputs[0];
        never.Wait();
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            Assert.NotNull(item);
        }
    }

    private static string Text(TaggingResult result) =>
        string.Join(' ', result.Suggestions.Select(suggestion => string.Create(CultureInfo.InvariantCulture, $"{suggestion.Name}={suggestion.Probability:0.0000}")));
}
