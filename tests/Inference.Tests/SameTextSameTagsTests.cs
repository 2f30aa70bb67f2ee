using System.Globalization;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Tests.Parity;

namespace TagTasks.Inference.Tests;

/// <summary>The same text gets the same tags: alone, anywhere in any batch, on any thread, with any number of threads, in any culture.</summary>
public sealed class SameTextSameTagsTests(ModelFixture fixture)
{
    private static readonly TaggingInput[] Inputs =
        [.. ParityCase.All.Values.Where(item => item.Lead.Length > 0).Take(12).Select(item => new TaggingInput { Readme = item.Lead })];

    [Fact]
    public void Alone_and_anywhere_in_a_batch()
    {
        var alone = Inputs.Select(Answer).ToList();

        var together = fixture.Tagger.SuggestMany(Inputs, cancellationToken: TestContext.Current.CancellationToken).Select(Text).ToList();
        var reversed = fixture.Tagger.SuggestMany([.. Inputs.Reverse()], cancellationToken: TestContext.Current.CancellationToken).Select(Text).Reverse().ToList();

        Assert.Equal(alone, together);
        Assert.Equal(alone, reversed);
        Assert.True(alone.Distinct().Count() > 6, "Texts that all get the same tags would prove nothing.");
    }

    [Fact]
    public async Task From_64_threads_at_once()
    {
        var expected = Inputs.Select(Answer).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Factory.StartNew(
            () => (number % Inputs.Length, Answer(Inputs[number % Inputs.Length])),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(answers, answer => Assert.Equal(expected[answer.Item1], answer.Item2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_any_number_of_threads(int threads)
    {
        using var tagger = Tagger.Load(new TaggerOptions { Threads = threads, CacheDirectory = "" });

        Assert.Equal(Inputs.Select(Answer), Inputs.Select(input => Text(tagger.Suggest(input))));
    }

    [Fact]
    public void From_what_is_loaded_for_many()
    {
        using var tagger = Tagger.Load(new TaggerOptions { ManyReadmes = true, Device = TaggingDevice.Cpu, CacheDirectory = "" });
        var expected = Inputs.Select(Answer).ToList();

        Assert.Equal(expected, tagger.SuggestMany(Inputs, cancellationToken: TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal(expected, Inputs.Select(input => Text(tagger.Suggest(input))));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("")]
    public void In_any_culture(string culture)
    {
        var expected = Inputs.Select(Answer).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, Inputs.Select(Answer));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Text(TaggingResult result) =>
        string.Join(' ', result.Suggestions.Select(suggestion => string.Create(CultureInfo.InvariantCulture, $"{suggestion.Name}={suggestion.Probability:0.0000}")));

    private string Answer(TaggingInput input) => Text(fixture.Tagger.Suggest(input));
}
