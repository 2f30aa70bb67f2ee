using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TagTasks.Inference;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Streaming;

namespace TagTasks.Benchmarks;

/// <summary>
/// READMEs a second of a stream, beside a plain loop that asks for one after the other on all threads: the same READMEs, in
/// turns, so that what else the machine does hits both. Processor time counts more than the clock where others work too.
/// </summary>
internal static class Throughput
{
    /// <summary>Runs it.</summary>
    /// <param name="path">JSON lines with a <c>readme</c>.</param>
    /// <param name="count">READMEs a round.</param>
    /// <param name="rounds">Rounds of both.</param>
    public static void Run(string path, int count, int rounds)
    {
        TaggingInput[] inputs = [.. File.ReadLines(path).Take(count).Select(Readme)];
        using var tagger = Tagger.Load(new TaggerOptions { ManyReadmes = true, Device = TaggingDevice.Cpu });
        var expected = Loop(tagger, inputs);
        var measured = new List<(Measure Loop, Measure Stream)>();
        for (var round = 0; round < rounds; round++)
        {
            var loop = Measured(inputs.Length, () => Same(expected, Loop(tagger, inputs)));
            var stream = Measured(inputs.Length, () => Same(expected, Stream(tagger, inputs)));
            measured.Add((loop, stream));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"loop {loop.Rate:0.00}/s, {loop.Processor:0.0} ms of processor each; stream {stream.Rate:0.00}/s, {stream.Processor:0.0} ms; {stream.Rate / loop.Rate:0.00} times"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"medians: loop {Median(measured, pair => pair.Loop.Rate):0.00}/s, stream {Median(measured, pair => pair.Stream.Rate):0.00}/s, ratio {Median(measured, pair => pair.Stream.Rate / pair.Loop.Rate):0.00}; processor {Median(measured, pair => pair.Loop.Processor):0.0} and {Median(measured, pair => pair.Stream.Processor):0.0} ms"));
    }

    private static TaggingInput Readme(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new TaggingInput { Readme = json.RootElement.GetProperty("readme").GetString()! };
    }

    private static string[] Loop(Tagger tagger, TaggingInput[] inputs) => [.. inputs.Select(input => string.Join(' ', tagger.Suggest(input).Tags))];

    private static string[] Stream(Tagger tagger, TaggingInput[] inputs) =>
        [.. tagger.SuggestStream(inputs, input => new TaggingRequest(input)).ToBlockingEnumerable().Select(answer => string.Join(' ', answer.Result!.Tags))];

    private static void Same(string[] expected, string[] actual)
    {
        if (!expected.SequenceEqual(actual))
        {
            throw new InvalidOperationException("The answers differ: the figures would mean nothing.");
        }
    }

    private static Measure Measured(int count, Action work)
    {
        var (clock, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work();
        return new Measure(count / Stopwatch.GetElapsedTime(clock).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / count);
    }

    private static double Median(List<(Measure Loop, Measure Stream)> pairs, Func<(Measure Loop, Measure Stream), double> of) =>
        Statistics.Median(pairs.Select(of));

    private sealed record Measure(double Rate, double Processor);
}
