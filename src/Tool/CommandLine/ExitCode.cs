namespace TagTasks.Tool.CommandLine;

/// <summary>What the process answers. Scripts rely on the numbers: append, never change.</summary>
internal enum ExitCode
{
    /// <summary>All is well; warnings may have been said.</summary>
    Fine = 0,

    /// <summary>Something was found that was looked for.</summary>
    Findings = 1,

    /// <summary>The command line or an input is refused.</summary>
    Usage = 2,

    /// <summary>The model, the machine, or a fault of ours.</summary>
    Environment = 3,
}
