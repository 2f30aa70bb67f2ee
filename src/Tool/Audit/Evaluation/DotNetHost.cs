using System.Runtime.InteropServices;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>Finds the <c>dotnet</c> that runs this process. Stateless.</summary>
internal static class DotNetHost
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Its path; the bare name when only PATH can tell.</summary>
    public static string Find()
    {
        // shared/Microsoft.NETCore.App/VERSION/ lies three folders below it.
        string?[] candidates =
        [
            System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Path.GetFileName(System.Environment.ProcessPath) == Name ? System.Environment.ProcessPath : null,
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", Name)),
        ];
        return Array.Find(candidates, File.Exists) ?? Name;
    }
}
