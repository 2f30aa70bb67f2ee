namespace TagTasks.Tool.Audit.Findings;

/// <summary>How much a finding matters; later ones matter more.</summary>
internal enum FindingSeverity
{
    /// <summary>Not said at all.</summary>
    None,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth mending.</summary>
    Warning,

    /// <summary>A feed refuses it, or users see that something is wrong.</summary>
    Error,
}
