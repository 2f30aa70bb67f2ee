using System.Collections;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>Runs <c>dotnet</c> with nothing of this machine's environment in it, and leaves a transcript of every run.</summary>
internal static class DotNet
{
    private static readonly string[] Scrubbed = ["DOTNET", "MSBUILD", "NUGET", "TAGTASKS", "CI", "XDG_", "MICROSOFT_TESTING", "CONFIGURATION", "VERSION"];

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where it runs and where the transcript goes.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">What its environment has beside.</param>
    public static async System.Threading.Tasks.Task<DotNetResult> Run(
        string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var environment = Environment(variables ?? new Dictionary<string, string?>());
        var started = System.Diagnostics.Stopwatch.StartNew();
        var run = await Cli.Wrap(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        var result = new DotNetResult(run.ExitCode, run.StandardOutput + run.StandardError, started.Elapsed);
        await File.WriteAllTextAsync(Transcript(folder), string.Create(CultureInfo.InvariantCulture, $"""
            # dotnet {string.Join(' ', arguments)}

            exit code {run.ExitCode}, {started.Elapsed.TotalSeconds:0.0} s

            ## Environment
            {string.Join('\n', environment.Where(pair => pair.Value is not null).Select(pair => $"    {pair.Key}={pair.Value}"))}

            ## Output
            {result.Output}
            """), TestContext.Current.CancellationToken);
        return result;
    }

    private static string Transcript(string folder)
    {
        var number = Directory.EnumerateFiles(folder, "transcript-*.md").Count();
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"transcript-{number:00}.md"));
    }

    private static Dictionary<string, string?> Environment(IReadOnlyDictionary<string, string?> variables)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (Scrubbed.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                environment[name] = null;
            }
        }

        environment["DOTNET_CLI_HOME"] = Path.Combine(PackageFeed.Root, "home");
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment["DOTNET_NOLOGO"] = "1";
        environment["NUGET_PACKAGES"] = PackageFeed.Packages;
        environment["XDG_CACHE_HOME"] = Path.Combine(PackageFeed.Root, "cache");
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }
}
