using TagTasks.Inference;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Batch;

/// <summary>What <c>tagtasks batch</c> was asked. Null means not set.</summary>
internal sealed record BatchSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required Shard Shard { get; init; }

    public int? Max { get; init; }

    public double? MinProbability { get; init; }

    public TagVocabulary? Vocabulary { get; init; }

    public bool Detail { get; init; }

    public string? Encoding { get; init; }

    public string? Out { get; init; }

    public bool Resume { get; init; }

    public bool Unordered { get; init; }

    /// <summary>How many bad inputs are all right; null: any number is passed over, and none is all right.</summary>
    public int? MaxErrors { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Whether a device was named.</summary>
    public bool NamesDevice { get; init; }

    public required TaggerOptions Tagger { get; init; }
}
