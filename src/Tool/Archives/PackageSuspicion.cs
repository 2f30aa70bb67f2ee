namespace TagTasks.Tool.Archives;

/// <summary>Something about a package that no honest tool makes. Immutable.</summary>
/// <param name="Kind">What it is, in a word: one of the constants here.</param>
/// <param name="What">What it is, in half a sentence about the package: <c>it has …</c>.</param>
internal sealed record PackageSuspicion(string Kind, string What)
{
    /// <summary>More files, or a longer list of them, than any package has.</summary>
    public const string Size = "size";

    /// <summary>Files that lie over each other, or unpack to much more than they are.</summary>
    public const string Bomb = "bomb";

    /// <summary>Names that lead out of the folder into which the package is unpacked.</summary>
    public const string Path = "path";

    /// <summary>Names that are one name on some systems.</summary>
    public const string Case = "case";

    /// <summary>Links.</summary>
    public const string Link = "link";

    /// <summary>More than one nuspec.</summary>
    public const string Nuspecs = "nuspecs";

    /// <summary>A nuspec with a document type, which is where entities come from.</summary>
    public const string Entity = "entity";
}
