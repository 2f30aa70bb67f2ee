using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Files;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>The READMEs below a folder, one a folder, in an order that is the same on every machine.</summary>
internal static class ReadmeFolder
{
    /// <summary>The files, lazily. Folders that begin with a dot, node_modules and links are passed over.</summary>
    public static IEnumerable<(string Path, Diagnostic? Problem)> Files(string root)
    {
        var left = new Stack<string>([root]);
        while (left.TryPop(out var folder))
        {
            var (readme, problem) = Find(folder);
            if (readme is not null || problem is not null)
            {
                yield return (Keys.OfPath(readme ?? folder), problem);
            }

            foreach (var name in SubfolderNames(folder).OrderDescending(StringComparer.Ordinal))
            {
                left.Push(Keys.Join(folder, name));
            }
        }
    }

    private static (string? Readme, Diagnostic? Problem) Find(string folder)
    {
        try
        {
            return (ReadmeLocator.FindInDirectory(folder), null);
        }
        catch (TagTasksException e)
        {
            return (null, Diagnostic.Warning(DiagnosticCode.FileSkipped, $"'{folder}' is skipped. {e.Diagnostic.Message}", folder));
        }
    }

    private static IEnumerable<string> SubfolderNames(string folder)
    {
        // What may not be read has been said already.
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return new DirectoryInfo(folder).EnumerateDirectories("*", options)
            .Select(subfolder => subfolder.Name)
            .Where(name => name[0] != '.' && name != "node_modules");
    }
}
