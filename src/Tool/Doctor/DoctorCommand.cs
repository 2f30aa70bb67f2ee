using System.CommandLine;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Doctor;

/// <summary><c>tagtasks doctor</c>: the command line of looking after the installation; <see cref="DoctorRunner"/> does the work.</summary>
internal sealed class DoctorCommand
{
    private readonly Option<string> format = CommonOptions.OneOf("--format", "How to report.", "text", "json");

    private readonly Option<string?> output = CommonOptions.Out();

    private readonly CommonOptions common = new();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new DoctorCommand();
        var command = new Command("doctor", "Look at the runtime, the model and the machine, and test them.")
        {
            parts.format, parts.output, parts.common.Model, parts.common.Threads, parts.common.Device, parts.common.OnnxRuntime, parts.common.CacheDirectory, parts.common.NoColor,
        };
        command.SetAction(parsed => (int)new DoctorRunner(
            parts.common.TaggerOptions(parsed), parsed.GetValue(parts.format) == "json", parsed.GetValue(parts.output), parts.common.Adapt(terminal, parsed)).Run());
        return command;
    }
}
