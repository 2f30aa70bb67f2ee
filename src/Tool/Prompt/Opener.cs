namespace TagTasks.Tool.Prompt;

/// <summary>Where the README begins. Immutable.</summary>
/// <param name="At">Where the words before it end.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Kind">How it is set off.</param>
/// <param name="Close">What closes it; empty when nothing fixed does.</param>
internal sealed record Opener(int At, int Start, OpenerKind Kind, string Close);
