namespace TagTasks.Inference.Streaming;

/// <summary>A README and what is asked about it. Immutable.</summary>
/// <param name="Input">What is known of it.</param>
/// <param name="Options">What is asked. Default: null, at most three of the repository topics.</param>
public sealed record TaggingRequest(TaggingInput Input, TaggingOptions? Options = null);
