using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Batch.Answers;

/// <summary>Opens the file that answers go to: a new one, or one that a run before has begun.</summary>
internal static class OutputOpener
{
    private const int Buffer = 128 * 1024;

    /// <summary>Opens a new file.</summary>
    /// <param name="path">The file; its extension says how it is packed.</param>
    /// <param name="place">Where it is written, when that is not its path.</param>
    /// <exception cref="TagTasksException">There are answers in it already, or it cannot be written.</exception>
    public static FileAnswers Create(string path, string? place = null) => Guarded(path, () =>
    {
        var file = Open(place ?? path);
        if (!file.CanSeek || file.Length == 0)
        {
            return new FileAnswers(path, file);
        }

        file.Dispose();
        throw new TagTasksException(
            DiagnosticCode.OutputExists, $"'{path}' holds answers already. Go on with it by --resume, delete it, or give another file.", path);
    });

    /// <summary>Opens a file at its last whole line; what is torn behind it is dropped.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="previous">The answers that are in it, read as they are asked for, also while more are written.</param>
    /// <exception cref="TagTasksException">It cannot be read or written, or somebody else is writing it.</exception>
    public static FileAnswers Resume(string path, out Stream previous)
    {
        Stream? before = null;
        var answers = Guarded(path, () =>
        {
            var file = Open(path);
            if (Compression.Compresses(path) && file.Length > 0)
            {
                file = Rewrite(path, file);
            }
            else
            {
                file.SetLength(EndOfLastLine(file));
            }

            file.Position = file.Length;
            before = Compression.Reader(path, new FileBeginning(file.SafeFileHandle, file.Length));
            return new FileAnswers(path, file);
        });
        previous = before!;
        return answers;
    }

    // Nobody else may write: two runs into one file would tear each other's lines.
    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);

    private static FileAnswers Guarded(string path, Func<FileAnswers> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (Compression.IsFailure(e) || e is NotSupportedException or ArgumentException)
        {
            throw new TagTasksException(
                DiagnosticCode.OutputUnwritable,
                $"'{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give a file in a folder that you may write to, and that no other run is writing.",
                path,
                e);
        }
    }

    private static long EndOfLastLine(FileStream file)
    {
        var buffer = new byte[Buffer];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - buffer.Length);
            var piece = buffer.AsSpan(0, (int)(end - start));
            file.Position = start;
            file.ReadExactly(piece);
            if (piece.LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }

    // Where the last whole member ends cannot be seen from outside, so what can be unpacked is packed again beside, and
    // takes the file's place when it is whole. A crash meanwhile leaves the file as it was.
    private static FileStream Rewrite(string path, FileStream file)
    {
        var temporary = path + ".resume";
        using (file)
        using (var target = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (var content = Compression.Reader(path, file))
            using (var packed = Compression.Writer(path, target))
            {
                CopyWholeLines(content, packed);
            }

            target.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return Open(path);
    }

    private static void CopyWholeLines(Stream source, Stream target)
    {
        var buffer = new byte[Buffer];
        using var torn = new MemoryStream();
        while (TryRead(source, buffer, out var read))
        {
            var piece = buffer.AsSpan(0, read);
            var end = piece.LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                torn.WriteTo(target);
                target.Write(piece[..end]);
                torn.SetLength(0);
            }

            torn.Write(piece[end..]);
        }
    }

    private static bool TryRead(Stream source, byte[] buffer, out int read)
    {
        try
        {
            read = source.Read(buffer);
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            // Here the file was torn.
            read = 0;
        }

        return read > 0;
    }
}
