namespace TagTasks.Inference;

/// <summary>How a <see cref="Tagger"/> is loaded. Immutable.</summary>
public sealed record TaggerOptions
{
    /// <summary>The folder of the model bundle. Default: null, the bundle that came with the library.</summary>
    public string? ModelDirectory { get; init; }

    /// <summary>Threads used at once. Default: null, the physical cores that this process may use.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The folder in which vectors of tags without a trained head are kept between runs, and that the model's files were
    /// found right. Default: null, the user's cache folder by the platform's convention. An empty string keeps nothing.
    /// </summary>
    public string? CacheDirectory { get; init; }

    /// <summary>
    /// Whether <see cref="Tagger.Load"/> returns while the model is still loading. What is wrong with the model then comes
    /// from the first answer. For programs that have something else to do meanwhile, such as reading the README.
    /// Default: false.
    /// </summary>
    public bool LoadInBackground { get; init; }

    /// <summary>Whether tags that a trained vocabulary knows take its head's evidence in other lists too. Off only to repeat recorded results.</summary>
    internal bool MixTrainedTags { get; init; } = true;
}
