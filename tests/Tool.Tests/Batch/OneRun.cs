using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Inputs and what one run answers, made once for all that is compared with it.</summary>
public sealed class OneRun : IDisposable
{
    internal static readonly string[] Topics = ["message queue", "chess game", "web framework", "JSON parser", "machine learning toolkit"];

    private readonly TemporaryFolder folder = new();

    public OneRun()
    {
        Inputs = folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, 24).Select(i =>
            $$"""{"id":"r{{i}}","readme":"# Project {{i}}\n\nA {{Topics[i % Topics.Length]}} with {{i}} parts.\n"}""" + "\n")));
        Answers = CommandLineRun.Of("batch", Inputs).Out;
    }

    /// <summary>A file of JSON lines.</summary>
    public string Inputs { get; }

    /// <summary>The answers to it.</summary>
    public string Answers { get; }

    public void Dispose() => folder.Dispose();
}
