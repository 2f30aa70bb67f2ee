using System.Globalization;

namespace TagTasks.Benchmarks.Peers;

/// <summary>
/// Times whole processes that tag the same READMEs with the same model on as many threads: TagTasks, the plain way in C#,
/// and Node. Rounds are interleaved, so that what the machine does meanwhile hits all alike.
/// </summary>
internal static class PeerComparison
{
    /// <summary>Runs the comparison and prints its table.</summary>
    /// <param name="tool">The published tool.</param>
    /// <param name="readmes">READMEs, <c>{"repo":…,"readme":…}</c> a line.</param>
    /// <param name="count">How many of them; begins again when there are fewer.</param>
    /// <param name="rounds">How often each runs.</param>
    /// <param name="threads">Threads of each.</param>
    public static void Run(string tool, string readmes, int count, int rounds, int threads)
    {
        var work = Directory.CreateTempSubdirectory("tagtasks-peers-").FullName;
        string In(string name) => Path.Combine(work, name);
        PeerInputs.WriteTexts(readmes, count, In("many.readmes.jsonl"), In("many.jsonl"));
        PeerInputs.WriteTexts(readmes, 1, In("one.readmes.jsonl"), In("one.jsonl"));
        PeerInputs.WriteReadme(readmes, In("one.md"));
        PeerInputs.WriteTokenizer(In("tokenizer.json"));
        var cold = Measure([.. Contenders(tool, In("tokenizer.json"), threads)], In("one.jsonl"), rounds * 3);
        var warm = Measure([.. Contenders(tool, In("tokenizer.json"), threads)], In("many.jsonl"), rounds);
        Print($"one README, whole process, median of {rounds * 3}", "ms", cold, 1);
        Print($"{count} READMEs, whole process, median of {rounds}", "READMEs/s", warm, count);
        Directory.Delete(work, recursive: true);
    }

    private static IEnumerable<Contender> Contenders(string tool, string tokenizer, int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        var self = Environment.ProcessPath!;

        // As people call it: the number of threads is its default.
        yield return new Contender("TagTasks", tool, file => Path.GetFileName(file) == "one.jsonl"
            ? ["tag", Path.ChangeExtension(file, ".md")]
            : ["batch", Path.ChangeExtension(file, ".readmes.jsonl")]);
        yield return new Contender("C#: ONNX Runtime, Microsoft.ML.Tokenizers", self, file => ["plain-peer", file, count]);
        var node = Path.Combine(TestKit.Repository.Root, "bench", "peers", "node");
        if (Directory.Exists(Path.Combine(node, "node_modules")))
        {
            var model = Path.Combine(TestKit.Repository.Root, "models", "readme-tagger");
            yield return new Contender("Node: onnxruntime-node, tokenizers", "node", file => [Path.Combine(node, "peer.mjs"), model, tokenizer, file, count]);
        }
    }

    private static (Contender Contender, List<Measured> Runs)[] Measure(Contender[] contenders, string file, int rounds)
    {
        (Contender Contender, List<Measured> Runs)[] all = [.. contenders.Select(contender => (contender, new List<Measured>()))];

        // Round 0 fills the file cache and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (contender, runs) in all)
            {
                var measured = contender.Run(file);
                if (round > 0)
                {
                    runs.Add(measured);
                }
            }
        }

        // The peers print embeddings: they must have done the same work.
        var answers = all[1..].Select(peer => Numbers(peer.Runs[0].Answers)).ToArray();
        foreach (var other in answers[1..])
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The numbers of the peers' embeddings differ by {answers[0].Zip(other, (one, another) => Math.Abs(one - another)).Max():0.000000} at most."));
        }

        return all;
    }

    private static double[] Numbers(string answers) =>
        [.. answers.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static void Print(string title, string unit, (Contender Contender, List<Measured> Runs)[] all, int count)
    {
        Console.WriteLine($"\n| {title} | {unit} | ratio to TagTasks, round by round |\n|---|---|---|");
        foreach (var (contender, runs) in all)
        {
            var value = count == 1 ? Statistics.Median(runs.Select(run => run.Whole)) : Statistics.Median(runs.Select(run => count * 1000 / run.Whole));
            var ratio = Statistics.Median(runs.Zip(all[0].Runs, (run, ours) => run.Whole / ours.Whole));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {contender.Name} | {value:0.0} | {ratio:0.00} |"));
        }
    }
}
