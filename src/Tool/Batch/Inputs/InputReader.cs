using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Files;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>The inputs that a command line names, one after the other, lazily: as many as there are in the memory of one.</summary>
internal sealed class InputReader(IReadOnlyList<string> given, Shard shard, string? encoding, Stream standardInput)
{
    private static readonly string[] LineExtensions = [".jsonl", ".ndjson", ".json"];

    /// <summary>Refuses what is not there, before anything else is done.</summary>
    /// <exception cref="TagTasksException">A file or directory does not exist.</exception>
    public void Check()
    {
        foreach (var path in given.Where(path => path != "-" && !Glob.IsGlob(path) && !File.Exists(path) && !Directory.Exists(path)))
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file or directory '{path}'. Check the path.", path);
        }
    }

    /// <summary>The inputs of the shard, in the order of the command line. Read again, they are the same again.</summary>
    public IEnumerable<BatchInput> Read() => given.SelectMany(Read);

    /// <summary>What one file is.</summary>
    public static InputKind KindOf(string path) =>
        Compression.Compresses(path) || LineExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? InputKind.Lines
        : Path.GetExtension(path).Equals(".nupkg", StringComparison.OrdinalIgnoreCase) ? InputKind.Package
        : InputKind.Readme;

    private IEnumerable<BatchInput> Read(string path) =>
        path == "-" ? JsonLinesReader.Read(standardInput, "standard input", shard)
        : Glob.IsGlob(path) ? Matched(path)
        : Directory.Exists(path) ? Folder(path)
        : ReadFile(path);

    private IEnumerable<BatchInput> Matched(string pattern)
    {
        var any = false;
        foreach (var file in Glob.Files(pattern))
        {
            any = true;
            foreach (var input in ReadFile(file))
            {
                yield return input;
            }
        }

        if (!any && shard.Index == 1)
        {
            yield return BatchInput.Bad(pattern, Diagnostic.Error(
                DiagnosticCode.InputNotFound, $"No file is like '{pattern}'. Check the pattern; ** stands for any folders.", pattern));
        }
    }

    private IEnumerable<BatchInput> Folder(string path) => ReadmeFolder.Files(path)
        .Where(file => shard.Owns(file.Path))
        .Select(file => file.Problem is { } problem ? BatchInput.Bad(file.Path, problem) : ReadmeFile.Input(file.Path, encoding));

    private IEnumerable<BatchInput> ReadFile(string path)
    {
        switch (KindOf(path))
        {
            case InputKind.Lines:
                return Lines(path);
            case InputKind.Package:
                return PackageReader.Input(path, shard, encoding) is { } package ? [package] : [];
            default:
                var key = Keys.OfPath(path);
                return shard.Owns(key) ? [ReadmeFile.Input(key, encoding)] : [];
        }
    }

    private IEnumerable<BatchInput> Lines(string path)
    {
        using var content = Open(path, out var problem);
        foreach (var input in problem is null ? JsonLinesReader.Read(content!, path, shard) : [problem])
        {
            yield return input;
        }
    }

    private static Stream? Open(string path, out BatchInput? problem)
    {
        problem = null;
        try
        {
            return Compression.Reader(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan));
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            problem = BatchInput.Bad(path, Diagnostic.Error(
                DiagnosticCode.InputUnreadable, $"'{path}' cannot be read: {e.Message} Check its permissions.", path));
            return null;
        }
    }
}

/// <summary>What a file holds.</summary>
internal enum InputKind
{
    /// <summary>A README.</summary>
    Readme,

    /// <summary>Lines of JSON, an input each.</summary>
    Lines,

    /// <summary>A NuGet package.</summary>
    Package,
}
