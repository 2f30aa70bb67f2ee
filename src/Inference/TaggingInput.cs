using TagTasks.Inference.Cleaning;

namespace TagTasks.Inference;

/// <summary>What is known of a repository or package. Immutable.</summary>
public sealed record TaggingInput
{
    /// <summary>The README's text, as it is written. Default: empty.</summary>
    public string Readme { get; init; } = "";

    /// <summary>The markup of <see cref="Readme"/>. Default: Markdown.</summary>
    public MarkupFormat Format { get; init; }

    /// <summary>What messages call the README, such as its path. Default: unknown; they say "The README".</summary>
    public string? DisplayName { get; init; }

    /// <summary>The package's or repository's name. Default: unknown.</summary>
    public string? Name { get; init; }

    /// <summary>A description of one line; used beside a name. Default: unknown.</summary>
    public string? Description { get; init; }

    /// <summary>Words of the public API, blank-separated. Default: unknown.</summary>
    public string? ApiWords { get; init; }
}
