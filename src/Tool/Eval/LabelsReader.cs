using System.IO.Compression;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Eval;

/// <summary>Reads the JSON lines of an evaluation, plain or gzip.</summary>
internal static class LabelsReader
{
    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    /// <summary>The labels <c>{repo, tags, also}</c>, in the file's order.</summary>
    public static IReadOnlyList<Label> Labels(string path)
    {
        var labels = new List<Label>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(path))
        {
            var label = new Label(Text(line, "repo", path, number), Names(line, "tags", path, number, required: true), Names(line, "also", path, number, required: false));
            if (!seen.Add(label.Repo))
            {
                throw Invalid(path, number, $"'{label.Repo}' stands twice");
            }

            labels.Add(label);
        }

        return labels;
    }

    /// <summary>The READMEs <c>{repo, readme}</c>.</summary>
    public static IReadOnlyDictionary<string, string> Readmes(string path)
    {
        var readmes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(path))
        {
            if (!readmes.TryAdd(Text(line, "repo", path, number), Text(line, "readme", path, number)))
            {
                throw Invalid(path, number, $"'{Text(line, "repo", path, number)}' stands twice");
            }
        }

        return readmes;
    }

    private static IEnumerable<(JsonElement Line, int Number)> Lines(string path)
    {
        using var reader = Open(path);
        for (var number = 1; ReadLine(reader, path) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (Parse(line, path, number), number);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            var file = Seekable(File.OpenRead(path));
            var magic = new byte[2];
            var gzip = file.Read(magic) == 2 && magic.AsSpan().SequenceEqual(GzipMagic);
            file.Position = 0;
            return new StreamReader(gzip ? new GZipStream(file, CompressionMode.Decompress) : file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file '{path}'. Check the path.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TagTasksException(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read: {e.Message} Check its permissions.", path, e);
        }
    }

    // A pipe can be read only once, but its first bytes are looked at before.
    private static Stream Seekable(FileStream file)
    {
        if (file.CanSeek)
        {
            return file;
        }

        using (file)
        {
            var bytes = new MemoryStream();
            file.CopyTo(bytes);
            bytes.Position = 0;
            return bytes;
        }
    }

    private static string? ReadLine(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new TagTasksException(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read: {e.Message} Fetch it again.", path, e);
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw Invalid(path, number, "an object is expected");
        }
        catch (JsonException)
        {
            throw Invalid(path, number, "it is not JSON");
        }
    }

    private static string Text(JsonElement line, string member, string path, int number) =>
        line.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Invalid(path, number, $"the member '{member}' with a text is missing");

    private static string[] Names(JsonElement line, string member, string path, int number, bool required)
    {
        if (!line.TryGetProperty(member, out var value))
        {
            return required ? throw Invalid(path, number, $"the member '{member}' with an array of names is missing") : [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(name => name.GetString()!)]
            : throw Invalid(path, number, $"'{member}' is not an array of names");
    }

    private static TagTasksException Invalid(string path, int line, string what) => new(Diagnostic.Error(
        DiagnosticCode.LabelsInvalid,
        $"Line {line} of '{path}' is not of the form that eval reads: {what}. Labels are {{\"repo\",\"tags\",\"also\"}} a line, READMEs {{\"repo\",\"readme\"}}.",
        path,
        line));
}

/// <summary>A line of the labels.</summary>
internal sealed record Label(string Repo, IReadOnlyList<string> Tags, IReadOnlyList<string> Also);
