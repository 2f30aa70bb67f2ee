using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Doctor;

/// <summary>What was found of one thing. Immutable.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Text">What it is, for people.</param>
/// <param name="Facts">What it is, for programs: texts, whole numbers, lists of texts.</param>
internal sealed record Check(string Name, string Text, IReadOnlyList<(string Name, object Value)> Facts)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>Whether it was not looked at, because something that it needs is broken.</summary>
    public bool Skipped { get; init; }

    /// <summary>Whether nothing can be answered with it.</summary>
    public bool IsBroken => Problem?.Severity == DiagnosticSeverity.Error;

    /// <summary>Something that is broken.</summary>
    public static Check Broken(string name, Diagnostic problem) => new(name, "", []) { Problem = problem };

    /// <summary>Something that cannot be looked at.</summary>
    public static Check NotMade(string name, string why) => new(name, why, []) { Skipped = true };
}
