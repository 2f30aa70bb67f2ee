using TagTasks.Inference;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Streaming;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Batch.Answers;
using TagTasks.Tool.Batch.Inputs;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch;

/// <summary>Reads the inputs and lays the answers of a run before beside them: what is answered is passed over.</summary>
internal sealed class BatchSource(BatchSettings settings, InputReader reader, AnswerWindow? previous)
{
    private readonly TaggingOptions ofRepositories = Options(settings, settings.Vocabulary ?? TagVocabulary.RepositoryTopics);
    private readonly TaggingOptions ofPackages = Options(settings, settings.Vocabulary ?? TagVocabulary.DotnetPackages);

    /// <summary>The items, lazily, for one thread.</summary>
    /// <exception cref="TagTasksException">The answers of the run before are of other inputs.</exception>
    public IEnumerable<BatchItem> Items()
    {
        long number = 0;
        foreach (var input in reader.Read())
        {
            number++;
            yield return input.Key is { } key && previous?.TryTake(key, out _) == true
                ? new BatchItem { Source = input, Number = number, Replayed = true }
                : Item(input, number, replaying: previous?.First is not null);
        }

        if (previous?.First is { } foreign)
        {
            throw new TagTasksException(
                DiagnosticCode.AnswersForeign,
                $"'{settings.Out}' answers '{foreign.Key}' (line {foreign.Number}), which is not among the inputs, or not there. Go on with the same inputs and --shard, or give another file.",
                settings.Out);
        }
    }

    private static TaggingOptions Options(BatchSettings settings, TagVocabulary vocabulary) => new()
    {
        Vocabulary = vocabulary,
        MaxTags = settings.Max,
        MinProbability = settings.MinProbability,
        Explain = settings.Detail,
    };

    private BatchItem Item(BatchInput input, long number, bool replaying)
    {
        try
        {
            var (read, question) = input.Read();

            // Answers of later inputs stand already: this one was bad in the run before. In its place it cannot be
            // answered any more; as they are ready it can.
            return replaying && !settings.Unordered
                ? new BatchItem { Source = input, Number = number, Replayed = true, Problem = Missed(input) }
                : new BatchItem { Source = input, Number = number, Input = read, Request = new TaggingRequest(question, OptionsOf(read)) };
        }
        catch (TagTasksException e)
        {
            return new BatchItem { Source = input, Number = number, Replayed = replaying, Problem = e.Diagnostic };
        }
    }

    private TaggingOptions OptionsOf(TagInput input) => input.Location?.Project is null ? ofRepositories : ofPackages;

    private static Diagnostic Missed(BatchInput input) => Diagnostic.Warning(
        DiagnosticCode.AnswerMissed, $"'{input.Key}' ({input.Where}) was skipped by the run before and stays so, though it can be read now. Start a new file to have it.");
}
