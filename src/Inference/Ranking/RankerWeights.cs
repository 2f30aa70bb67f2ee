using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;

namespace TagTasks.Inference.Ranking;

/// <summary>A logistic regression over one tag's evidence. Immutable.</summary>
internal sealed record RankerWeights(double Bias, double Model, double Title, double Opening, double Body)
{
    public static RankerWeights From(RankerManifest manifest) =>
        new(manifest.Bias, manifest.Model, manifest.Title, manifest.Opening, manifest.Body);

    /// <summary>What each piece of evidence adds to a tag's score.</summary>
    public Contributions Weigh(double model, FieldEvidence words) =>
        new(Bias, Model * model, Title * words.Title, Opening * words.Opening, Body * words.Body);
}

/// <summary>The parts of a tag's score, on the log-odds scale.</summary>
/// <param name="Bias">What holds for any text.</param>
/// <param name="Model">What the network says.</param>
/// <param name="Title">What the first heading says.</param>
/// <param name="Opening">What the first words say.</param>
/// <param name="Body">What all words say.</param>
public readonly record struct Contributions(double Bias, double Model, double Title, double Opening, double Body)
{
    /// <summary>The score: log-odds of the tag.</summary>
    public double Score => Bias + Model + Title + Opening + Body;
}
