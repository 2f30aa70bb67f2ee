using TagTasks.Inference.Devices;

namespace TagTasks.Inference;

/// <summary>How a <see cref="Tagger"/> is loaded. Immutable.</summary>
public sealed record TaggerOptions
{
    /// <summary>The folder of the model bundle. Default: null, the bundle that came with the library.</summary>
    public string? ModelDirectory { get; init; }

    /// <summary>Threads used at once. Default: null, the physical cores that this process may use.</summary>
    public int? Threads { get; init; }

    /// <summary>Where the network runs. Default: <see cref="TaggingDevice.Auto"/>. The tags are the same everywhere.</summary>
    public TaggingDevice Device { get; init; } = TaggingDevice.Auto;

    /// <summary>
    /// Whether READMEs come by the hundred: <see cref="TaggingDevice.Auto"/> looks for a CUDA device then, and on the processor
    /// what answers many is loaded at once, what answers one in the shortest time when it is asked for. Default: false.
    /// </summary>
    public bool ManyReadmes { get; init; }

    /// <summary>
    /// The folder with ONNX Runtime's own libraries. Default: null, those that came with the application, or for a CUDA
    /// device those that <c>tagtasks cuda install</c> fetched. A process can load one, for ever.
    /// </summary>
    public string? OnnxRuntimeDirectory { get; init; }

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

    /// <summary>Whether the processor serves where a CUDA device that was asked for cannot be had: a pack goes on.</summary>
    internal bool FallBackToCpu { get; init; }

    /// <summary>
    /// Whether the process ends with the tagger: disposing of it then waits for what native code is still at and leaves the rest
    /// to the kernel, which takes the memory back in one piece.
    /// </summary>
    internal bool EndsWithProcess { get; init; }

    /// <summary>Whether tags that a trained vocabulary knows take its head's evidence in other lists too. Off only to repeat recorded results.</summary>
    internal bool MixTrainedTags { get; init; } = true;
}
