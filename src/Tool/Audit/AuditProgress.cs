using Spectre.Console;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit;

/// <summary>How far an audit is, on a terminal; silent elsewhere. Thread-safe.</summary>
internal sealed class AuditProgress
{
    private readonly ProgressContext? context;

    private AuditProgress(ProgressContext? context) => this.context = context;

    /// <summary>Runs work that tells how far it is.</summary>
    public static T Run<T>(Terminal terminal, bool quiet, Func<AuditProgress, T> work) => terminal.ErrorIsTerminal && !quiet
        ? terminal.ErrorDrawing().Progress().AutoClear(true).Start(context => work(new AuditProgress(context)))
        : work(new AuditProgress(null));

    /// <summary>Begins a step.</summary>
    /// <param name="name">What is done, in a word or two.</param>
    /// <param name="total">Of how many things it consists.</param>
    /// <returns>To be told how many more are done.</returns>
    public Action<int> Begin(string name, int total)
    {
        if (context is null || total == 0)
        {
            return _ => { };
        }

        var step = context.AddTask(name, maxValue: total);
        return more => step.Increment(more);
    }
}
