using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Findings;

/// <summary>One thing that a rule found. Immutable.</summary>
internal sealed record Finding
{
    /// <summary>The rule.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>How much it matters, by the settings of whoever asked.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>One sentence of what, and where it is not plain one of what to do.</summary>
    public required string Message { get; init; }

    /// <summary>The full path of the project or package file, or the name of a package of a feed, that it is about.</summary>
    public required string Source { get; init; }

    /// <summary>The package's id; null when it is not known.</summary>
    public string? PackageId { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>What it is about within the package, such as a tag; with the code and the package it names the finding, wherever its line moves.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What mends it; null when a person has to.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The rule's code.</summary>
    public string Code => Rule.Code;
}
