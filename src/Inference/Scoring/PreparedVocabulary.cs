using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Ranking;
using TagTasks.Inference.Text;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Scoring;

/// <summary>
/// A vocabulary made ready for scoring: for each tag its source of model evidence and its weights, and the matcher of
/// all their words. Immutable and thread-safe.
/// </summary>
internal sealed class PreparedVocabulary
{
    private readonly TagSource[] sources;
    private readonly EmbeddingBatch tagVectors;
    private readonly Background background;
    private readonly RankerWeights openWeights;

    public PreparedVocabulary(TagVocabulary vocabulary, TagSources chosen, EmbeddingBatch tagVectors, ScoringModel model)
    {
        Vocabulary = vocabulary;
        sources = chosen.Sources;
        this.tagVectors = tagVectors;
        background = model.Background;
        openWeights = RankerWeights.From(model.Manifest.OpenVocabulary.Ranker);
        Matcher = new PatternMatcher(Patterns(vocabulary, sources, model.Words));
        Words = new WordEvidence(Matcher, sources.Length, model.Manifest.Words);
        (Threshold, Minimum) = chosen.Whole is { } whole
            ? (whole.Manifest.Threshold, whole.Manifest.Minimum)
            : (model.Manifest.OpenVocabulary.Threshold, model.Manifest.OpenVocabulary.Minimum);
    }

    public TagVocabulary Vocabulary { get; }

    public PatternMatcher Matcher { get; }

    public WordEvidence Words { get; }

    public double Threshold { get; }

    public double Minimum { get; }

    /// <summary>Scores every tag for one README.</summary>
    public TagScores Score(ModelInput input, ReadOnlySpan<float> embedding)
    {
        var words = Words.Of(input);
        var (mean, deviation) = tagVectors.Values.Length > 0 ? background.Scale(embedding) : (0, 1);
        var model = new double[sources.Length];
        var contributions = new Contributions[sources.Length];
        for (var i = 0; i < sources.Length; i++)
        {
            var source = sources[i];
            model[i] = source.Trained is { } trained
                ? trained.Score(source.Row, embedding)
                : (Vectors.Cosine(embedding, tagVectors.Row(source.Row)) - mean) / deviation;
            contributions[i] = (source.Trained?.Weights ?? openWeights).Weigh(model[i], words[i]);
        }

        return new TagScores(model, words, contributions);
    }

    private static List<TagPattern> Patterns(TagVocabulary vocabulary, TagSource[] sources, WordStatistics statistics)
    {
        var patterns = new List<TagPattern>();
        for (var i = 0; i < sources.Length; i++)
        {
            var tag = vocabulary.Tags[i];

            // A trained tag's weights were learned with the built-in words for it: they belong to it in any list.
            IEnumerable<string> builtIn = sources[i].Trained?.Definition(tag)?.Aliases ?? [];
            var names = new HashSet<string>([tag.Key, .. tag.Aliases, .. builtIn], StringComparer.OrdinalIgnoreCase);

            // "payment" and "payments" are two patterns of the same words and count twice: so the weights were learned.
            patterns.AddRange(names.Select(name => TagPattern.From(i, name, statistics)).OfType<TagPattern>());
        }

        return patterns;
    }
}

/// <summary>The parts of a bundle that scoring needs.</summary>
internal sealed record ScoringModel(
    ModelManifest Manifest, WordStatistics Words, Background Background, IReadOnlyList<TrainedVocabulary> Trained);

/// <summary>The scores of one README: one element a tag.</summary>
/// <param name="Model">Head score, or the similarity's z.</param>
/// <param name="Words">Word evidence.</param>
/// <param name="Contributions">Both, weighed.</param>
internal sealed record TagScores(double[] Model, FieldEvidence[] Words, Contributions[] Contributions);
