namespace TagTasks.Tool.Audit;

/// <summary>Where something stands. Immutable.</summary>
/// <param name="File">The full path of a file, or the name of what is no file of this machine, such as a package of a feed.</param>
/// <param name="Line">The 1-based line; null when it is about the whole file.</param>
/// <param name="Column">The 1-based column; null when there is no line.</param>
internal sealed record Place(string File, int? Line = null, int? Column = null);
