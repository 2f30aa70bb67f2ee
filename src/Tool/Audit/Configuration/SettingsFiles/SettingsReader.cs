using System.Globalization;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Configuration.SettingsFiles;

/// <summary>Reads a <c>tagtasks.json</c>, and refuses by name and line what <c>docs/schemas/tagtasks.schema.json</c> does not allow.</summary>
internal sealed class SettingsReader
{
    private const int MaximumTags = 1000;

    private static readonly string[] FailOnNames = ["error", "warning", "info", "none"];

    private readonly string path;

    private SettingsReader(string path) => this.path = path;

    /// <summary>Reads one.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="TagTasksException">It cannot be read, or something in it is not understood.</exception>
    public static SettingsFile Read(string path)
    {
        var reader = new SettingsReader(path);
        try
        {
            return reader.File(LocatedJson.Parse(System.IO.File.ReadAllBytes(path)));
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            throw reader.Refused(line, $"it is no JSON: {JsonSentence.Of(e)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    private SettingsFile File(LocatedJson root)
    {
        var file = new SettingsFile { Path = path };
        foreach (var (name, line, value) in Object("the file", root, 1).Members)
        {
            file = name switch
            {
                "$schema" => Text(name, value) is null ? file : file,
                "vocabulary" => file with { Vocabulary = Vocabulary(Text(name, value), value.Line) },
                "maxTags" => file with { MaxTags = (int)Number(name, value, 1, MaximumTags, whole: true) },
                "minProbability" => file with { MinProbability = Number(name, value, 0, 1, whole: false) },
                "audit" => Audit(file, Object(name, value, line)),
                _ => throw Unknown(line, name, "$schema, vocabulary, maxTags, minProbability, audit"),
            };
        }

        return file;
    }

    private SettingsFile Audit(SettingsFile file, LocatedJson audit)
    {
        foreach (var (name, line, value) in audit.Members)
        {
            var full = $"audit.{name}";
            file = name switch
            {
                "severities" => file with { Severities = Severities(full, Object(full, value, line)) },
                "failOn" => file with { FailOn = SeverityNames.Read(OneOf(full, value, FailOnNames)) },
                "reports" => file with { Reports = Reports(full, value) },
                "baseline" => file with { Baseline = FullPath(Text(full, value)) },
                _ => throw Unknown(line, full, "severities, failOn, reports, baseline"),
            };
        }

        return file;
    }

    private Dictionary<string, LocatedSeverity> Severities(string name, LocatedJson severities)
    {
        var read = new Dictionary<string, LocatedSeverity>(StringComparer.Ordinal);
        foreach (var (code, line, value) in severities.Members)
        {
            if (RuleList.Find(code)?.Code != code)
            {
                throw Refused(line, $"'{name}' names '{code}', which is no rule. See `tagtasks audit --list-rules`");
            }

            read[code] = new LocatedSeverity(SeverityNames.Read(OneOf($"{name}.{code}", value, ["none", "info", "warning", "error"]))!.Value, line);
        }

        return read;
    }

    private List<string> Reports(string name, LocatedJson value)
    {
        if (value.Kind != JsonTokenType.StartArray)
        {
            throw WrongType(name, "an array of FORMAT or FORMAT=FILE", value);
        }

        return [.. value.Items.Select(item =>
        {
            var text = Text($"{name}[]", item);
            var format = text.Split('=', 2)[0];
            return ReportList.Writers.Any(writer => writer.Format == format) && text != $"{format}="
                ? ReportList.Parse(text).File is { } file ? $"{format}={FullPath(file)}" : text
                : throw Refused(item.Line, $"'{name}' names the report '{text}', which there is not. Valid: {ReportList.Formats}, each with =FILE or without");
        })];
    }

    private string Vocabulary(string name, int line)
    {
        var file = FullPath(name);
        return TagVocabulary.BuiltInNames.Contains(name, StringComparer.Ordinal) ? name
            : System.IO.File.Exists(file) ? file
            : throw Refused(line, $"'vocabulary' names '{name}', which is neither built in ({string.Join(", ", TagVocabulary.BuiltInNames)}) nor a file beside this one");
    }

    private string FullPath(string name) => Path.GetFullPath(name.Replace('\\', '/'), Path.GetDirectoryName(path)!);

    private LocatedJson Object(string name, LocatedJson value, int line) =>
        value.Kind == JsonTokenType.StartObject ? value : throw Refused(line, $"'{name}' is an object, not {value.KindName}");

    private string Text(string name, LocatedJson value) =>
        value is { Kind: JsonTokenType.String, Text.Length: > 0 } ? value.Text
        : value.Kind == JsonTokenType.String ? throw Refused(value.Line, $"'{name}' is empty")
        : throw WrongType(name, "a string", value);

    private string OneOf(string name, LocatedJson value, string[] names) =>
        value.Kind == JsonTokenType.String && names.Contains(value.Text, StringComparer.Ordinal) ? value.Text
        : throw Refused(value.Line, $"'{name}' is {string.Join(", ", names[..^1])} or {names[^1]}, not {(value.Kind == JsonTokenType.String ? $"'{value.Text}'" : value.KindName)}");

    private double Number(string name, LocatedJson value, double low, double high, bool whole)
    {
        if (value.Kind != JsonTokenType.Number)
        {
            throw WrongType(name, "a number", value);
        }

        var number = double.Parse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return number >= low && number <= high && (!whole || Math.Floor(number) == number)
            ? number
            : throw Refused(value.Line, string.Create(CultureInfo.InvariantCulture, $"'{name}' is a {(whole ? "whole " : "")}number from {low} to {high}, not {value.Text}"));
    }

    private TagTasksException WrongType(string name, string expected, LocatedJson value) => Refused(value.Line, $"'{name}' is {expected}, not {value.KindName}");

    private TagTasksException Unknown(int line, string name, string known) => Refused(line, $"there is no setting '{name}'. Valid here: {known}");

    private TagTasksException Refused(int line, string what) =>
        new(Diagnostic.Error(DiagnosticCode.SettingsInvalid, $"{DisplayPath.Here(path)} (line {line}): {what}. Correct it.", path, line));
}
