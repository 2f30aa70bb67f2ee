namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Thrown when a file is left as it is; the message is a sentence of why, which follows the file's name.</summary>
internal sealed class CannotEditException(string why) : Exception(why);
