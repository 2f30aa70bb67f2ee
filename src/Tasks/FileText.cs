using System.Security.Cryptography;
using System.Text;

namespace TagTasks.Tasks;

/// <summary>Hashes and writes of files. Stateless.</summary>
internal static class FileText
{
    /// <summary>Text without a byte order mark.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// The hash of a file with <c>\r\n</c> read as <c>\n</c>: a lock file made on Linux must hold on Windows, where git
    /// may check the same text out with other line ends.
    /// </summary>
    public static string Hash(string path) => Hash(File.ReadAllBytes(path));

    /// <inheritdoc cref="Hash(string)"/>
    public static string Hash(byte[] bytes)
    {
        var length = 0;
        var lines = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
            {
                lines[length++] = bytes[i];
            }
        }

        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(lines, 0, length));
    }

    /// <summary>The hash of a text.</summary>
    public static string HashText(string text) => Hash(Utf8.GetBytes(text));

    /// <summary>Writes a file unless it holds that text already; by a second file and a move, so that no reader sees half of it.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool WriteIfDifferent(string path, string text)
    {
        var bytes = Utf8.GetBytes(text);
        if (File.Exists(path) && bytes.SequenceEqual(File.ReadAllBytes(path)))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Delete(path);
            File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }

    private static string Hex(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var value in bytes)
        {
            text.Append("0123456789abcdef"[value >> 4]).Append("0123456789abcdef"[value & 15]);
        }

        return text.ToString();
    }
}
