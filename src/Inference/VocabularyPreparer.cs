using System.Runtime.CompilerServices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference;

/// <summary>Makes vocabularies ready for scoring, each once as long as somebody holds it. Thread-safe.</summary>
internal sealed class VocabularyPreparer(LoadedModel model, TagVectorCache? cache, bool mixTrainedTags) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CountdownEvent users = new(1);
    private readonly ConditionalWeakTable<TagVocabulary, Lazy<Task<PreparedVocabulary>>> prepared = [];
    private Diagnostic? cacheProblem;

    /// <summary>Why the cache could not be written; null when nothing went wrong since it was last asked.</summary>
    public Diagnostic? TakeCacheProblem() => Interlocked.Exchange(ref cacheProblem, null);

    /// <summary>Begins to prepare a vocabulary on another thread, unless it is ready.</summary>
    public Task<PreparedVocabulary> Begin(TagVocabulary vocabulary) => prepared.GetValue(vocabulary, key => new(() => Start(key))).Value;

    /// <summary>Prepares a vocabulary, unless it is ready.</summary>
    public PreparedVocabulary Prepare(TagVocabulary vocabulary) => Begin(vocabulary).GetAwaiter().GetResult();

    /// <summary>Waits for those that are being prepared, which stop soon: they use the model. Nobody may begin another one.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        users.Signal();
        users.Wait();
        users.Dispose();
        stopping.Dispose();
    }

    // Counted here, not when its thread begins: from now on it is under way.
    private Task<PreparedVocabulary> Start(TagVocabulary vocabulary)
    {
        users.AddCount();
        return Task.Factory.StartNew(() => Counted(vocabulary), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private PreparedVocabulary Counted(TagVocabulary vocabulary)
    {
        try
        {
            return Make(vocabulary);
        }
        finally
        {
            users.Signal();
        }
    }

    private PreparedVocabulary Make(TagVocabulary vocabulary)
    {
        var sources = TagSources.For(vocabulary, mixTrainedTags ? model.Scoring.Trained : []);
        return new PreparedVocabulary(vocabulary, sources, Vectors(sources.Open), model.Scoring);
    }

    private EmbeddingBatch Vectors(IReadOnlyList<TagDefinition> tags)
    {
        var dimension = model.Scoring.Manifest.Encoder.Dimension;
        if (tags.Count == 0)
        {
            return new EmbeddingBatch([], dimension);
        }

        string[] texts = [.. tags.Select(TagVectors.TextOf)];

        // A device rounds otherwise than the processor, and what one run keeps another reads.
        var key = TagVectorCache.Key(model.RunsOnCuda ? model.Bundle.Identity + " on CUDA" : model.Bundle.Identity, texts);
        if (cache?.Read(key, texts.Length, dimension) is { } kept)
        {
            return kept;
        }

        var vectors = TagVectors.Encode(texts, model, stopping.Token);

        // Nothing may be kept that a changed model gave.
        model.Bundle.Verify();
        if (cache?.Write(key, vectors) is { } problem)
        {
            cacheProblem = Diagnostic.Warning(
                DiagnosticCode.CacheUnwritable,
                $"The vectors of this list's tags could not be kept for the next run: {problem} Make the cache folder writable, or name another one.");
        }

        return vectors;
    }
}
