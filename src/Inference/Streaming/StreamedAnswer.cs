namespace TagTasks.Inference.Streaming;

/// <summary>What came of one item of a stream. Immutable.</summary>
/// <typeparam name="T">The caller's own type of items.</typeparam>
/// <param name="Item">The item, as the caller gave it.</param>
/// <param name="Result">Its answer; null when it had no request, or failed.</param>
/// <param name="Failure">A fault of ours that this item alone brought to light; null when there was none.</param>
public sealed record StreamedAnswer<T>(T Item, TaggingResult? Result, Exception? Failure);
