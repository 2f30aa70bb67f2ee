using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Configuration;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Baselines;

/// <summary>
/// The file of a baseline: JSON with a finding a line, sorted, so that a diff shows what came and what went.
/// <c>docs/schemas/baseline.v1.schema.json</c> describes it. Stateless.
/// </summary>
internal static class BaselineFile
{
    private const int Version = 1;
    private const int FingerprintLength = 32;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads one.</summary>
    /// <param name="path">As the user named it.</param>
    /// <param name="mayBeMissing">Whether one that is not there yet is empty.</param>
    /// <exception cref="TagTasksException">There is none, or it is not of this form.</exception>
    public static IReadOnlyList<BaselineEntry> Read(string path, bool mayBeMissing)
    {
        if (Directory.Exists(path))
        {
            throw new TagTasksException(DiagnosticCode.InputUnreadable, $"The baseline '{path}' is a folder. Name a file.", path);
        }

        try
        {
            return Entries(path, LocatedJson.Parse(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return mayBeMissing ? [] : throw new TagTasksException(
                DiagnosticCode.InputNotFound, $"There is no baseline '{path}'. Check the path, or write it with --update-baseline.", path, e);
        }
        catch (JsonException e)
        {
            throw Refused(path, (int)(e.LineNumber ?? 0) + 1, $"it is no JSON: {JsonSentence.Of(e)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"The baseline '{path}' cannot be read", e, "Check its permissions.", path);
        }
    }

    /// <summary>Writes one, all or nothing, unless it says the same already.</summary>
    public static void Write(string path, IEnumerable<BaselineEntry> entries, Terminal terminal)
    {
        var text = Text(entries);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            OutputFile.Write(path, terminal, text);
        }
    }

    /// <summary>The text of a baseline.</summary>
    public static string Text(IEnumerable<BaselineEntry> entries)
    {
        var lines = entries
            .DistinctBy(entry => entry.Fingerprint)
            .OrderBy(entry => entry.Source, StringComparer.Ordinal)
            .ThenBy(entry => entry.Package, StringComparer.Ordinal)
            .ThenBy(entry => entry.Code, StringComparer.Ordinal)
            .ThenBy(entry => entry.Message, StringComparer.Ordinal)
            .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal)
            .Select(Line);
        var text = new StringBuilder($"{{\n  \"schema\": {Version},\n  \"findings\": [");
        var separator = "\n";
        foreach (var line in lines)
        {
            text.Append(separator).Append("    ").Append(line);
            separator = ",\n";
        }

        return text.Append(separator == "\n" ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    private static string Line(BaselineEntry entry)
    {
        (string Name, string? Value)[] members =
        [
            ("code", entry.Code), ("source", entry.Source), ("package", entry.Package), ("message", entry.Message), ("fingerprint", entry.Fingerprint),
        ];
        return $"{{ {string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"\"{member.Name}\": {JsonSerializer.Serialize(member.Value, Readable)}"))} }}";
    }

    private static List<BaselineEntry> Entries(string path, LocatedJson root)
    {
        var schema = Member(path, root, "schema", JsonTokenType.Number, "a number");
        if (schema.Text != $"{Version}")
        {
            throw Refused(path, schema.Line, $"its schema is {schema.Text}, and this version reads {Version}");
        }

        RefuseOthers(path, root, "schema", "findings");
        return [.. Member(path, root, "findings", JsonTokenType.StartArray, "an array").Items.Select(item => Entry(path, item))];
    }

    private static BaselineEntry Entry(string path, LocatedJson item)
    {
        var fingerprint = Text(path, item, "fingerprint");
        if (fingerprint.Length != FingerprintLength || !fingerprint.All(char.IsAsciiHexDigitLower))
        {
            throw Refused(path, item.Line, $"'fingerprint' is {FingerprintLength} hexadecimal digits, not '{fingerprint}'");
        }

        RefuseOthers(path, item, "code", "source", "package", "message", "fingerprint");
        return new BaselineEntry(fingerprint, Text(path, item, "code"), Text(path, item, "source"), Optional(path, item, "package"), Text(path, item, "message"));
    }

    private static string Text(string path, LocatedJson item, string name) => Member(path, item, name, JsonTokenType.String, "a string").Text;

    private static string? Optional(string path, LocatedJson item, string name) => item.Members.Any(member => member.Name == name) ? Text(path, item, name) : null;

    private static LocatedJson Member(string path, LocatedJson item, string name, JsonTokenType kind, string kindName)
    {
        if (item.Kind != JsonTokenType.StartObject)
        {
            throw Refused(path, item.Line, $"an object is expected, not {item.KindName}");
        }

        var value = item.Members.FirstOrDefault(member => member.Name == name)?.Value ?? throw Refused(path, item.Line, $"'{name}' is missing");
        return value.Kind == kind ? value : throw Refused(path, value.Line, $"'{name}' is {kindName}, not {value.KindName}");
    }

    private static void RefuseOthers(string path, LocatedJson item, params string[] names)
    {
        if (item.Members.FirstOrDefault(member => !names.Contains(member.Name)) is { } other)
        {
            throw Refused(path, other.Line, $"'{other.Name}' is not known. Valid here: {string.Join(", ", names)}");
        }
    }

    private static TagTasksException Refused(string path, int line, string what) => new(Diagnostic.Error(
        DiagnosticCode.BaselineInvalid, $"The baseline {DisplayPath.Here(Path.GetFullPath(path))} (line {line}) is not understood: {what}. Correct it, or delete it and write a new one with --update-baseline.", path, line));
}
