namespace TagTasks.Tasks;

/// <summary>How much a pack says of the tags.</summary>
internal enum Verbosity
{
    /// <summary>Warnings.</summary>
    Quiet,

    /// <summary>And one line when the tags were worked out anew.</summary>
    Normal,

    /// <summary>And all that went in and came out.</summary>
    Detailed,

    /// <summary>The same as <see cref="Detailed"/>, in MSBuild's other word.</summary>
    Diagnostic,
}
