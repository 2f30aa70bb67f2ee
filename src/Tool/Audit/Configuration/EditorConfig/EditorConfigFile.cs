using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Configuration.EditorConfig;

/// <summary>What an <c>.editorconfig</c> says of rules: <c>tagtasks.CODE.severity = LEVEL</c>. Immutable.</summary>
internal sealed class EditorConfigFile
{
    private const string Prefix = "tagtasks.";
    private const string Suffix = ".severity";

    private EditorConfigFile(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Whether files further up do not count.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>The settings, from top to bottom.</summary>
    public IReadOnlyList<EditorConfigSetting> Settings { get; private set; } = [];

    /// <summary>Reads one.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="TagTasksException">It cannot be read, or names a rule or severity that there is not.</exception>
    public static EditorConfigFile Read(string path)
    {
        var file = new EditorConfigFile(path);
        var settings = new List<EditorConfigSetting>();
        (string Name, EditorConfigGlob Glob)? section = null;
        var number = 0;
        foreach (var line in Lines(path).Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[' && Header(line) is { } name)
            {
                section = (name, new EditorConfigGlob(name));
            }
            else if (Pair(line) is var (key, value))
            {
                if (section is null)
                {
                    file.IsRoot |= key.Equals("root", StringComparison.OrdinalIgnoreCase) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
                }
                else if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                {
                    settings.Add(Setting(path, number, section.Value.Name, section.Value.Glob, key, value));
                }
            }
        }

        file.Settings = settings;
        return file;
    }

    /// <summary>The setting that counts for a file: of several the last.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="code">The rule's code.</param>
    public EditorConfigSetting? Find(string file, string code)
    {
        var path = DisplayPath.Relative(System.IO.Path.GetDirectoryName(Path)!, file);
        return Settings.LastOrDefault(setting => setting.Code == code && setting.Glob.Matches(path));
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    // The name goes up to the last bracket: `[[abc].md]`. What follows it is a comment.
    private static string? Header(string line)
    {
        var end = line.LastIndexOf(']');
        var name = end > 0 ? line[1..end].Trim() : "";
        return name.Length > 0 ? name : null;
    }

    // As the C# compiler reads it: a colon will do, and a comment may follow. No severity holds either.
    private static (string Key, string Value)? Pair(string line)
    {
        var at = line.AsSpan().IndexOfAny('=', ':');
        return at <= 0 ? null : (line[..at].Trim(), line[(at + 1)..].Split('#', ';')[0].Trim());
    }

    private static EditorConfigSetting Setting(string path, int line, string section, EditorConfigGlob glob, string key, string value)
    {
        var code = key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && key.Length > Prefix.Length + Suffix.Length
            ? RuleList.Find(key[Prefix.Length..^Suffix.Length])?.Code
            : null;
        if (code is null)
        {
            throw Refused(path, line, $"'{key}' is no setting of tagtasks", $"Write {Prefix}CODE{Suffix} with a code of `tagtasks audit --list-rules`.");
        }

        var severity = SeverityNames.Read(value);
        return severity is not null || value.Equals("unset", StringComparison.OrdinalIgnoreCase)
            ? new EditorConfigSetting(glob, section, code, severity, line)
            : throw Refused(path, line, $"'{key}' is {SeverityNames.All}, not '{value}'", "Correct it.");
    }

    private static TagTasksException Refused(string path, int line, string what, string advice) =>
        new(Diagnostic.Error(DiagnosticCode.SettingsInvalid, $"{DisplayPath.Here(path)} (line {line}): {what}. {advice}", path, line));
}

/// <summary>One severity of an <c>.editorconfig</c>. Immutable.</summary>
/// <param name="Glob">For which files.</param>
/// <param name="Section">The same as the file has it.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Severity">The severity; null for <c>unset</c>, which takes back what stands further up.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record EditorConfigSetting(EditorConfigGlob Glob, string Section, string Code, FindingSeverity? Severity, int Line);
