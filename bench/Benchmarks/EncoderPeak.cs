using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Tokens;

namespace TagTasks.Benchmarks;

/// <summary>
/// How far the encoder is from what the processor can do: multiply-adds a second that it reaches, beside those that
/// ONNX Runtime reaches for nothing but the products of the same shapes in 32-bit floats.
/// </summary>
internal static class EncoderPeak
{
    private const int Tokens = 384;
    private const int Layers = 12;
    private const int Width = 384;
    private const int Inner = 4 * Width;
    private const int Rounds = 21;

    // A layer: query, key, value and output; up and down; each token with each, twice.
    private const double MultiplyAdds = (double)Layers * Tokens * ((4 * Width * Width) + (2 * Width * Inner) + (2 * Tokens * Width));

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        var threads = CpuThreads.Default;
        using var model = LoadedModel.Load(ModelBundle.Open(ModelLocator.Locate(null)), new ModelLoading(threads));
        var ids = new int[Tokens];
        Array.Fill(ids, 100);
        var batch = TokenBatch.Of([ids], 1);
        var whole = Median(() => model.Encoder.Encode(batch));

        // The products of one layer, as often as they are in it.
        var products = Layers * ((4 * Product(Width, Width, threads)) + Product(Width, Inner, threads) + Product(Inner, Width, threads));
        var productAdds = (double)Layers * Tokens * ((4 * Width * Width) + (2 * Width * Inner));
        var (reached, peak) = (MultiplyAdds / whole / 1e9, productAdds / products / 1e9);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{threads} threads, {Tokens} tokens: {whole * 1000:0} ms, {MultiplyAdds / 1e9:0.0} thousand million multiply-adds, {reached:0} a second; products alone {peak:0} a second: {reached / peak:0%} of the peak."));
    }

    private static double Product(int inner, int columns, int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads };
        using var session = new InferenceSession(MatMulModel.Create(Tokens, inner, columns), options);
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(new float[Tokens * inner], [Tokens, inner]);
        return Median(() => session.Run(run, ["X"], [input], ["Y"]).Dispose());
    }

    private static double Median(Action run)
    {
        var seconds = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            if (round > 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return Statistics.Median(seconds);
    }
}
