using TagTasks.Inference;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>What the tagger is asked about a package. Immutable.</summary>
/// <param name="Input">What is known of it.</param>
/// <param name="Options">What is asked.</param>
internal sealed record TagQuestion(TaggingInput Input, TaggingOptions Options);
