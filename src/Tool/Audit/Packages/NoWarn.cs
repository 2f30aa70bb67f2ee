using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>The <c>NoWarn</c> of a project. Immutable.</summary>
/// <param name="Codes">The codes that it names.</param>
/// <param name="Elements">The elements that set it, the last first: the SDK adds to it after the author.</param>
internal sealed record NoWarn(IReadOnlyList<string> Codes, IReadOnlyList<EvaluatedElement> Elements)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    /// <summary>A project that has none.</summary>
    public static NoWarn None { get; } = new([], []);

    /// <summary>That of a project.</summary>
    public static NoWarn Of(EvaluatedProject project) =>
        new(Split(project.Text("NoWarn") ?? ""), project.Elements.GetValueOrDefault("NoWarn") ?? []);

    /// <summary>Whether it names a code.</summary>
    public bool Names(string code) => Codes.Contains(code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where it does; null where no file of the author's does, as on the command line.</summary>
    public Place? PlaceOf(string code) => Elements.FirstOrDefault(element => Split(element.Raw).Contains(code, StringComparer.OrdinalIgnoreCase))?.Place;

    private static string[] Split(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
