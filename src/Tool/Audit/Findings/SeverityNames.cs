namespace TagTasks.Tool.Audit.Findings;

/// <summary>Severities as settings and reports spell them. Stateless.</summary>
internal static class SeverityNames
{
    /// <summary>All of them, for messages.</summary>
    public const string All = "none, info, warning or error";

    /// <summary>The severity of a name, ignoring case; null when there is none.</summary>
    public static FindingSeverity? Read(string name) =>
        Enum.GetValues<FindingSeverity>().Cast<FindingSeverity?>().FirstOrDefault(severity => severity!.Value.Name().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A severity's name.</summary>
    public static string Name(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.None => "none",
        FindingSeverity.Info => "info",
        FindingSeverity.Warning => "warning",
        _ => "error",
    };
}
