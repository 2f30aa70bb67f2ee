using System.CommandLine;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Scoring;
using TagTasks.Tool.Audit.Packages.Judging;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Cache;

/// <summary><c>tagtasks cache path|clear</c>: where the vectors of users' own tags and the judgements of audits are kept, and how to be rid of them.</summary>
internal static class CacheCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var path = new Command("path", "Print the folder.");
        path.SetAction(_ => terminal.Out.WriteLine(Folder(terminal)));
        var clear = new Command("clear", "Delete what is kept; it is made again when it is needed.");
        clear.SetAction(_ => Clear(Folder(terminal)));
        return new Command("cache", "Show or clear the cache of your own tags' vectors and of audits.") { path, clear };
    }

    private static string Folder(Terminal terminal) =>
        terminal.Variable("TAGTASKS_CACHE_DIRECTORY") is { Length: > 0 } given ? given : TagVectorCache.DefaultDirectory;

    private static void Clear(string folder)
    {
        try
        {
            TagVectorCache.Clear(folder);
            JudgementCache.Clear(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.OutputUnwritable, "The cache cannot be cleared", e, "Check the folder's permissions.", folder);
        }
    }
}
