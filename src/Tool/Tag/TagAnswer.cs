using TagTasks.Inference;

namespace TagTasks.Tool.Tag;

/// <summary>An input and its answer.</summary>
internal sealed record TagAnswer(TagInput Input, string Id, TaggingResult Result);
