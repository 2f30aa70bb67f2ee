using System.Text;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.CommandLine;

/// <summary>Writes an answer to standard output or, all or nothing, to a file.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes.</summary>
    /// <param name="path">The file; null for standard output.</param>
    /// <param name="terminal">Where standard output is.</param>
    /// <param name="text">The answer.</param>
    public static void Write(string? path, Terminal terminal, string text)
    {
        try
        {
            if (path is null)
            {
                // Flushed here, where a full disk can still be said. A reader that has gone (`| head -1`) is no error.
                terminal.Out.Write(text);
                terminal.Out.Flush();
            }
            else if (!TryWriteThrough(path, text))
            {
                Replace(File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path, text);
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            var name = path is null ? "Standard output" : $"'{path}'";
            throw TagTasksException.Because(
                DiagnosticCode.OutputUnwritable, $"{name} cannot be written", e, "Give a file in a folder that you may write to.", path);
        }
    }

    // Moving a file over /dev/null or a named pipe would replace it. Neither has a length, nor has a file with nothing
    // to lose.
    private static bool TryWriteThrough(string path, string text)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        if (file.CanSeek && file.Length > 0)
        {
            return false;
        }

        file.Write(Utf8.GetBytes(text));
        return true;
    }

    private static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (IsFailure(e))
        {
            Remove(temporary);

            // Whoever reads it never heard of the other file.
            throw new IOException(e.Message.Replace(Path.GetFileName(temporary), Path.GetFileName(path), StringComparison.Ordinal), e);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsFailure(e))
        {
            // What could not be written need not be removed; the error that counts is on its way.
        }
    }

    private static bool IsFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
