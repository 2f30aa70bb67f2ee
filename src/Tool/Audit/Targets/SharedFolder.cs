namespace TagTasks.Tool.Audit.Targets;

/// <summary>Finds the deepest folder that holds several. Stateless.</summary>
internal static class SharedFolder
{
    /// <summary>The folder.</summary>
    /// <param name="folders">Full paths.</param>
    /// <returns>Its full path; null when there is none: of no folders, or of several drives.</returns>
    public static string? Of(IEnumerable<string> folders)
    {
        string[]? shared = null;
        foreach (var folder in folders)
        {
            var parts = folder.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
            shared = shared is null ? parts : [.. shared.Zip(parts).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        // What ends at the root of a drive has lost its separator.
        return shared switch
        {
            null or [] => null,
            [var root] => root + Path.DirectorySeparatorChar,
            _ => string.Join(Path.DirectorySeparatorChar, shared),
        };
    }
}
