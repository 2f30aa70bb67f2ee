using System.IO.Compression;
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
        foreach (var line in Lines(path))
        {
            var label = new Label(line.Text("repo"), line.Names("tags", required: true), line.Names("also", required: false));
            if (!seen.Add(label.Repo))
            {
                throw line.Invalid($"'{label.Repo}' stands twice");
            }

            labels.Add(label);
        }

        return labels;
    }

    /// <summary>The READMEs <c>{repo, readme}</c>.</summary>
    public static IReadOnlyDictionary<string, string> Readmes(string path)
    {
        var readmes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(path))
        {
            var repo = line.Text("repo");
            if (!readmes.TryAdd(repo, line.Text("readme")))
            {
                throw line.Invalid($"'{repo}' stands twice");
            }
        }

        return readmes;
    }

    private static IEnumerable<EvalLine> Lines(string path)
    {
        using var reader = Open(path);
        for (var number = 1; ReadLine(reader, path) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return EvalLine.Parse(line, path, number);
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
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file '{path}'. Check the path.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Check its permissions.", path);
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
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{path}' cannot be read", e, "Fetch it again.", path);
        }
    }
}

/// <summary>A line of the labels.</summary>
internal sealed record Label(string Repo, IReadOnlyList<string> Tags, IReadOnlyList<string> Also);
