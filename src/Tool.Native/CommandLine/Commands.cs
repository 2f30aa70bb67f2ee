using System.CommandLine;
using TagTasks.Tool.Prompt;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.CommandLine;

/// <summary>The commands that the native executable runs itself.</summary>
internal static class Commands
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tag", "prompt"];

    /// <summary>Makes their command line.</summary>
    public static RootCommand Create(Terminal terminal) => new() { TagCommand.Create(terminal), PromptCommand.Create(terminal) };
}
