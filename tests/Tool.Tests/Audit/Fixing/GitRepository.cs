using System.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>A git repository of its own for a test, deleted at the end.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GitRepository() => Git("init", "-q");

    /// <summary>Where it is.</summary>
    public string Path => folder.Path;

    /// <summary>A path in it.</summary>
    public string this[string name] => folder[name];

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>What a file holds.</summary>
    public string Read(string name) => File.ReadAllText(folder[name]);

    /// <summary>Writes a project with properties, one a line.</summary>
    public string Project(string name, params string[] properties) => Write(
        $"{name}/{name}.csproj",
        $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n{string.Concat(properties.Select(property => $"    {property}\n"))}  </PropertyGroup>\n</Project>\n");

    /// <summary>Commits all there is.</summary>
    public GitRepository Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "x");
        return this;
    }

    /// <summary>Runs git and gives what it said.</summary>
    public string Git(params string[] args)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = ["-c", "core.autocrlf=false", "-c", "core.safecrlf=false", .. args];
        Array.ForEach(all, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', args)}: {error.GetAwaiter().GetResult()}");
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
