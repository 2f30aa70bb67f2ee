using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Files;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>Counts inputs without reading them, for the time that is left.</summary>
internal static class InputCounter
{
    /// <summary>How many inputs a command line names; null when that cannot be known beforehand.</summary>
    public static long? Count(IReadOnlyList<string> given)
    {
        try
        {
            return given.Contains("-") ? null : given.Sum(CountOf);
        }
        catch (Exception e) when (Compression.IsFailure(e) || e is TagTasksException)
        {
            // Whoever reads it says what is wrong.
            return null;
        }
    }

    private static long CountOf(string path) =>
        Glob.IsGlob(path) ? Glob.Files(path).Sum(CountInFile)
        : Directory.Exists(path) ? ReadmeFolder.Files(path).LongCount()
        : CountInFile(path);

    private static long CountInFile(string path)
    {
        if (InputReader.KindOf(path) != InputKind.Lines)
        {
            return 1;
        }

        // A pipe, which has no length, can be read only once, and not by us.
        if (((FileInfo?)File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Length == 0)
        {
            throw new IOException("It has no length.");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        using var content = Compression.Reader(path, file);
        return LineEnds(content);
    }

    private static long LineEnds(Stream content)
    {
        var buffer = new byte[128 * 1024];
        long count = 0;
        byte last = (byte)'\n';
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            count += buffer.AsSpan(0, read).Count((byte)'\n');
            last = buffer[read - 1];
        }

        return last == (byte)'\n' ? count : count + 1;
    }
}
