using System.Text.RegularExpressions;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>Global properties of evaluation as a user writes them, <c>NAME=VALUE</c>. Stateless.</summary>
internal static partial class GlobalProperty
{
    /// <summary>The same texts, of which each is one.</summary>
    /// <exception cref="TagTasksException">One is not.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> texts) =>
        texts.FirstOrDefault(text => !Form().IsMatch(text)) is { } wrong
            ? throw new TagTasksException(DiagnosticCode.OptionInvalid, $"--property is NAME=VALUE with a name as MSBuild has them, not '{wrong}'. Correct it.")
            : texts;

    /// <summary>Its name and value.</summary>
    public static (string Name, string Value) Split(string text)
    {
        var parts = text.Split('=', 2);
        return (parts[0], parts[1]);
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*=", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
