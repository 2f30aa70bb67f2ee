using System.Text;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.CommandLine;

/// <summary>Writes an answer to standard output or, all or nothing, to a file.</summary>
internal static class OutputFile
{
    /// <summary>Writes.</summary>
    /// <param name="path">The file; null for standard output.</param>
    /// <param name="terminal">Where standard output is.</param>
    /// <param name="text">The answer.</param>
    public static void Write(string? path, Terminal terminal, string text)
    {
        if (path is null)
        {
            terminal.Out.Write(text);
            return;
        }

        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            if (WriteToDevice(path, text))
            {
                return;
            }

            File.WriteAllText(temporary, text, new UTF8Encoding(false));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Remove(temporary);
            throw new TagTasksException(
                DiagnosticCode.OutputUnwritable, $"'{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give a file in a folder that you may write to.", path, e);
        }
    }

    // A pipe or a device is written to, never replaced by a file.
    private static bool WriteToDevice(string path, string text)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        if (stream.CanSeek && !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            return false;
        }

        stream.Write(new UTF8Encoding(false).GetBytes(text));
        return true;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // What could not be written need not be removed; the error that counts is on its way.
        }
    }
}
