using System.Globalization;
using System.Runtime.InteropServices;
using TagTasks.TestKit;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>The package under test in a feed of its own, packed once a run under a version that no cache can know.</summary>
internal static class PackageFeed
{
    private static readonly Lazy<System.Threading.Tasks.Task<string>> Packed = new(Fill);

    /// <summary>Everything that end-to-end tests write, one folder a run.</summary>
    public static string Root { get; } =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "tagtasks-tests", DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture))).FullName;

    /// <summary>The package's version.</summary>
    public static string Version { get; } = "0.0.0-test." + Path.GetFileName(Root).Replace("-", ".t", StringComparison.Ordinal);

    /// <summary>The feed; the only source of the sandboxes.</summary>
    public static string Folder => Path.Combine(Root, "feed");

    /// <summary>The cache that the sandboxes of a run share, so that the package is unpacked once.</summary>
    public static string Packages => Path.Combine(Root, "packages");

    /// <summary>The package's file.</summary>
    public static System.Threading.Tasks.Task<string> Get() => Packed.Value;

    /// <summary>Packs a version into the feed.</summary>
    public static async System.Threading.Tasks.Task<string> Pack(string version)
    {
        var project = Path.Combine(Repository.Root, "src", "Tasks", "Tasks.csproj");
        var result = await DotNet.Run(
            Root,
            ["pack", project, "--no-build", "-c", BuildFacts.Configuration, "-o", Folder, $"-p:PackageVersion={version}", $"-p:TagTasksWorkerPlatforms={RuntimeInformation.RuntimeIdentifier}", "-p:TagTasksReadyPlatforms=none", "-p:TagTasksNative=false"],
            new Dictionary<string, string?> { ["NUGET_PACKAGES"] = BuildFacts.NuGetPackageRoot });
        result.Succeeded();
        return Path.Combine(Folder, $"TagTasks.{version}.nupkg");
    }

    private static async System.Threading.Tasks.Task<string> Fill()
    {
        Directory.CreateDirectory(Folder);

        // What projects for netstandard2.0 restore; the build of the task has brought it to this machine.
        foreach (var package in new[] { "netstandard.library", "microsoft.netcore.platforms" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(BuildFacts.NuGetPackageRoot, package), "*.nupkg", SearchOption.AllDirectories))
            {
                File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
            }
        }

        return await Pack(Version);
    }
}
