using TagTasks.Tool.Audit.Fixing.Editing;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>An element that sets a property; projects that import its file share it. Immutable, compared by identity.</summary>
/// <param name="file">The full path of its file, free of links; null when no file of the author's has it.</param>
/// <param name="list">What it holds; null when it cannot be edited.</param>
/// <param name="problem">Why it cannot: how a sentence goes on that begins with the file's name; null when it can.</param>
internal sealed class TagElement(string? file, TagList? list, string? problem)
{
    public string? File => file;

    public TagList? List => list;

    public string? Problem => problem;

    /// <summary>Whether projects read it before their own lines, so that one of them can add to it.</summary>
    public bool StandsBeforeProjects => file?.EndsWith(".props", StringComparison.OrdinalIgnoreCase) == true;
}
