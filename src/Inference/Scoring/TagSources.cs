using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Scoring;

/// <summary>Where a tag's model evidence comes from: a row of a trained head, or of the list's own tag vectors.</summary>
internal readonly record struct TagSource(TrainedVocabulary? Trained, int Row);

/// <summary>
/// Decides for each tag of a list which evidence it gets: a tag that a trained vocabulary knows by name takes its
/// head, all others what their own text means.
/// </summary>
internal sealed class TagSources
{
    private TagSources(TagSource[] sources, List<TagDefinition> open, TrainedVocabulary? whole)
    {
        Sources = sources;
        Open = open;
        Whole = whole;
    }

    /// <summary>One source a tag.</summary>
    public TagSource[] Sources { get; }

    /// <summary>The tags whose own text is encoded, in the order of their rows.</summary>
    public IReadOnlyList<TagDefinition> Open { get; }

    /// <summary>The trained vocabulary that has every tag of the list; null when none has.</summary>
    public TrainedVocabulary? Whole { get; }

    /// <summary>Decides for a list.</summary>
    /// <param name="vocabulary">The list.</param>
    /// <param name="trained">The trained vocabularies; empty to judge every tag by its text.</param>
    public static TagSources For(TagVocabulary vocabulary, IReadOnlyList<TrainedVocabulary> trained)
    {
        // A name that several have goes to the one that shares most names with the list; the earlier one wins a tie.
        var byShared = trained
            .Select(candidate => new Candidate(candidate, vocabulary.Tags.Count(tag => candidate.Row(tag) is not null)))
            .OrderByDescending(candidate => candidate.Shared)
            .ToList();
        var sources = new TagSource[vocabulary.Tags.Count];
        var open = new List<TagDefinition>();
        for (var i = 0; i < sources.Length; i++)
        {
            var tag = vocabulary.Tags[i];
            var owner = byShared.Find(candidate => candidate.Trained.Row(tag) is not null)?.Trained;
            sources[i] = owner is null ? new TagSource(null, open.Count) : new TagSource(owner, owner.Row(tag)!.Value);
            if (owner is null)
            {
                open.Add(tag);
            }
        }

        var whole = byShared.Find(candidate => candidate.Shared == sources.Length)?.Trained;
        return new TagSources(sources, open, whole);
    }

    /// <summary>A trained vocabulary and how many tags of the list it has.</summary>
    private sealed record Candidate(TrainedVocabulary Trained, int Shared);
}
