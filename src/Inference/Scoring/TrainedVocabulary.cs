using TagTasks.Inference.Model;
using TagTasks.Inference.Ranking;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Scoring;

/// <summary>A vocabulary that the model has a head for, with the words that its ranker was trained with.</summary>
internal sealed class TrainedVocabulary
{
    private readonly Dictionary<string, int> rows;
    private readonly Lazy<Dictionary<string, TagDefinition>> definitions;
    private readonly TagHead head;

    private TrainedVocabulary(TrainedVocabularyManifest manifest, TagHead head)
    {
        Manifest = manifest;
        this.head = head;
        Weights = RankerWeights.From(manifest.Ranker);
        rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in manifest.Tags)
        {
            rows.Add(tag, rows.Count);
        }

        definitions = new(() => TagVocabulary.BuiltInNames.Contains(manifest.Name)
            ? BuiltInVocabularies.Get(manifest.Name).Tags.ToDictionary(tag => tag.Key, StringComparer.OrdinalIgnoreCase)
            : []);
    }

    public TrainedVocabularyManifest Manifest { get; }

    public RankerWeights Weights { get; }

    public static TrainedVocabulary Load(ModelBundle bundle, TrainedVocabularyManifest manifest) =>
        new(manifest, TagHead.Load(bundle, manifest));

    /// <summary>The head's row of a tag; null when the vocabulary does not have it.</summary>
    public int? Row(TagDefinition tag) => rows.TryGetValue(tag.Key, out var row) ? row : null;

    /// <summary>The built-in definition of a tag that it has; null when the bundle knows more vocabularies than this library.</summary>
    public TagDefinition? Definition(TagDefinition tag) => definitions.Value.GetValueOrDefault(tag.Key);

    /// <summary>The head's score of a row.</summary>
    public double Score(int row, ReadOnlySpan<float> embedding) => head.Score(row, embedding);
}
