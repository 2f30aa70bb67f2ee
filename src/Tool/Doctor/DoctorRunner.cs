using TagTasks.Inference;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Doctor;

/// <summary>Makes the checks in the order in which one needs the other, and reports all of them.</summary>
internal sealed class DoctorRunner(TaggerOptions options, bool json, string? output, Terminal terminal)
{
    /// <summary>Runs to the exit code: 0 when answers can be given, 3 when not.</summary>
    public ExitCode Run()
    {
        var device = DeviceCheck.Make(options, out var choice);
        Check[] checks = [RuntimeCheck.Make(), device, .. ModelChecks.Make(options, choice), ThreadsCheck.Make(options.Threads), CacheCheck.Make(options.CacheDirectory)];
        OutputFile.Write(output, terminal, json ? DoctorJson.Write(checks) + "\n" : new DoctorView(terminal).Render(checks));
        return Array.Exists(checks, check => check.IsBroken) ? ExitCode.Environment : ExitCode.Fine;
    }
}
