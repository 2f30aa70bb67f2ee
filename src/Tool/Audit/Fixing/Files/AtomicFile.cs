namespace TagTasks.Tool.Audit.Fixing.Files;

/// <summary>Replaces what a file holds, all or nothing: whoever reads it sees the old or the new. Stateless.</summary>
internal static class AtomicFile
{
    /// <summary>Writes; the file keeps its permissions.</summary>
    /// <param name="path">Its full path, free of links.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It could not be written, and is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, byte[] bytes)
    {
        // In the same folder, since a move across disks is a copy; no glob of a project takes such a name.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tagtasks");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (OperatingSystem.IsWindows())
            {
                File.Replace(temporary, path, null);
                return;
            }

            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
