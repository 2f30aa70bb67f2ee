using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>Says in a sentence what .NET's host says in ten lines when it finds no SDK. Stateless.</summary>
internal static partial class MissingSdk
{
    /// <summary>The sentence; what the host said, in one line, where it said something else.</summary>
    public static string Sentence(string said) =>
        Version().Match(said) is { Success: true } version && File().Match(said) is { Success: true } file
            ? $"SDK {version.Groups["version"].Value}, which {file.Groups["file"].Value} asks for, is not installed."
            : string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^Requested SDK version: *(?<version>\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"^global\.json file: *(?<file>[^\r\n]*[^\s])", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex File();
}
