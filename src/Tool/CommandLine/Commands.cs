using System.CommandLine;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Batch;
using TagTasks.Tool.Batch.Merge;
using TagTasks.Tool.Cache;
using TagTasks.Tool.Cuda;
using TagTasks.Tool.Doctor;
using TagTasks.Tool.Eval;
using TagTasks.Tool.Prompt;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.CommandLine;

/// <summary>The commands of the tool.</summary>
internal static class Commands
{
    /// <summary>Makes the whole command line.</summary>
    public static RootCommand Create(Terminal terminal) =>
        new("Reads a README and answers with tags out of a closed list, on this machine.")
        {
            TagCommand.Create(terminal),
            PromptCommand.Create(terminal),
            AuditCommand.Create(terminal),
            BatchCommand.Create(terminal),
            MergeCommand.Create(terminal),
            EvalCommand.Create(terminal),
            CacheCommand.Create(terminal),
            CudaCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
}
