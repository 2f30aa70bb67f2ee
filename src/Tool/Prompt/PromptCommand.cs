using System.CommandLine;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Prompt;

internal static class PromptCommand
{
    public static Command Create(Terminal terminal) => new("prompt", "Answer a free-form request.");
}
