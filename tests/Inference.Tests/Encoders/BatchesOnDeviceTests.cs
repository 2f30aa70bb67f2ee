using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Streaming;
using TagTasks.Inference.Tests.Parity;
using TagTasks.Inference.Tokens;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>
/// Batches as a device gets them, run by the processor: the same tags as one README at a time, whatever the memory holds.
/// On a real CUDA device the same is tested by the tool's tests, where there is one.
/// </summary>
public sealed class BatchesOnDeviceTests(ModelFixture fixture)
{
    // Padding changes last bits.
    private const double Tolerance = 0.002;

    private static readonly TaggingInput[] Inputs =
        [.. ParityCase.All.Values.Where(item => item.Lead.Length > 0).Take(8).Select(item => new TaggingInput { Readme = item.Lead }), new TaggingInput()];

    [Theory]
    [InlineData(100_000, 1_500)]
    [InlineData(800, 100_000)]
    public async Task A_stream_gives_the_same_tags(int memory, int planned)
    {
        SmallDevice? device = null;
        using var tagger = Tagger(encoder => new HalvingEncoder(device = new SmallDevice(encoder, memory), planned));

        var answers = new List<TaggingResult>();
        await foreach (var answer in tagger.SuggestStream(Inputs, input => new TaggingRequest(input), cancellationToken: TestContext.Current.CancellationToken))
        {
            answers.Add(answer.Result!);
        }

        AssertSame(answers);
        Assert.Equal(memory < 100_000, device!.Runs.Any(run => run.Rows * run.Columns > memory));
        Assert.Contains(device.Runs, run => run.Rows > 1);
    }

    [Fact]
    public void So_does_a_list()
    {
        SmallDevice? device = null;
        using var tagger = Tagger(encoder => new HalvingEncoder(device = new SmallDevice(encoder, 4_000), 8_000));

        AssertSame(tagger.SuggestMany(Inputs, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains(device!.Runs, run => run.Rows > 1);
    }

    [Fact]
    public void A_batch_that_was_too_large_is_not_asked_for_again()
    {
        using var borrowed = new Borrowed(fixture.Model.Encoder);
        using var device = new SmallDevice(borrowed, 100);
        using var encoder = new HalvingEncoder(device, 1_000);
        var batch = TokenBatch.Of([.. Enumerable.Range(0, 8).Select(i => Enumerable.Repeat(10 + i, 40).ToArray())], pad: 1);

        var embeddings = encoder.Encode(batch);

        Assert.Equal(80, encoder.TokensAtOnce);
        for (var row = 0; row < batch.Rows; row++)
        {
            var alone = fixture.Model.Encoder.Encode(batch.Slice(row, 1)).Values;
            Assert.All(alone.Zip(embeddings.Row(row).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void A_memory_that_does_not_hold_one_README_is_said()
    {
        using var tagger = Tagger(encoder => new HalvingEncoder(new SmallDevice(encoder, 1), 1_000));

        Assert.Equal(DiagnosticCode.DeviceMemoryExhausted, Assert.Throws<TagTasksException>(() => tagger.Suggest(Inputs[0])).Code);
        Assert.Equal(DiagnosticCode.DeviceMemoryExhausted, Assert.Throws<TagTasksException>(() => tagger.SuggestMany(Inputs, cancellationToken: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void A_README_that_breaks_a_batch_fails_alone()
    {
        using var tagger = Tagger(encoder => new HalvingEncoder(new Allergic(encoder), 100_000));

        var answers = tagger.SuggestStream(Inputs, input => new TaggingRequest(input), cancellationToken: TestContext.Current.CancellationToken).ToBlockingEnumerable(TestContext.Current.CancellationToken).ToList();

        Assert.IsType<InvalidOperationException>(Assert.Single(answers, answer => answer.Result is null).Failure);
        Assert.Equal(Inputs.Length, answers.Count);
    }

    [Fact]
    public void A_graph_with_its_weights_in_it_gives_the_same_vector()
    {
        using var graph = EncoderGraph.Load(fixture.Model.Bundle, 2);
        using var options = new SessionOptions();
        using var session = graph.OpenCopy(options);
        long[] ids = [0, .. Enumerable.Range(10, 60).Select(id => (long)(id * 13)), 2];
        var mask = Enumerable.Repeat(1L, ids.Length).ToArray();
        using var run = new RunOptions();
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [1, ids.Length]);

        using var result = session.Run(run, ["input_ids", "attention_mask"], [idsValue, maskValue], ["embedding"]);

        Assert.All(
            fixture.Model.Encoder.Encode(new TokenBatch(ids, mask, 1, ids.Length)).Values.Zip(result[0].GetTensorDataAsSpan<float>().ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    private static Tagger Tagger(Func<IEncoder, IEncoder> around) => new(
        LoadedModel.Load(ModelBundle.Open(ModelLocator.Locate(null)), new ModelLoading(CpuThreads.Default) { Around = around }), new TaggerOptions { CacheDirectory = "" });

    private IReadOnlyList<TaggingResult> Expected => field ??= [.. Inputs.Select(input => fixture.Tagger.Suggest(input))];

    private void AssertSame(IReadOnlyList<TaggingResult> answers)
    {
        Assert.Equal(Inputs.Length, answers.Count);
        for (var i = 0; i < Inputs.Length; i++)
        {
            var expected = Expected[i];
            Assert.Equal(expected.Tags, answers[i].Tags);
            Assert.All(
                expected.Suggestions.Zip(answers[i].Suggestions),
                pair => Assert.True(Math.Abs(pair.First.Probability - pair.Second.Probability) < Tolerance, string.Create(CultureInfo.InvariantCulture, $"{pair}")));
        }
    }

    /// <summary>An encoder that somebody else disposes of.</summary>
    private sealed class Borrowed(IEncoder inner) : IEncoder
    {
        public string Device => inner.Device;

        public int? TokensAtOnce => inner.TokensAtOnce;

        public EmbeddingBatch Encode(TokenBatch batch) => inner.Encode(batch);

        public void Dispose()
        {
        }
    }

    /// <summary>An encoder with a fault: it cannot stand the first text that it sees.</summary>
    private sealed class Allergic(IEncoder inner) : IEncoder
    {
        private long[]? first;

        public string Device => inner.Device;

        public int? TokensAtOnce => null;

        public EmbeddingBatch Encode(TokenBatch batch)
        {
            first ??= batch.Ids[..batch.Columns];
            return Enumerable.Range(0, batch.Rows).Any(row => batch.Ids.AsSpan(row * batch.Columns, batch.Columns).StartsWith(first))
                ? throw new InvalidOperationException("That text.")
                : inner.Encode(batch);
        }

        public void Dispose() => inner.Dispose();
    }
}
