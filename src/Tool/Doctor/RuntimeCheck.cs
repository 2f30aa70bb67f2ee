using System.Reflection;
using System.Runtime.InteropServices;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Doctor;

/// <summary>The tool, its runtime and the platform.</summary>
internal static class RuntimeCheck
{
    // Of these the packages carry ONNX Runtime's libraries.
    private static readonly string[] Supported = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>Makes the check.</summary>
    public static Check Make()
    {
        var version = typeof(RuntimeCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var platform = Platform();
        return new Check(
            "runtime",
            $"TagTasks {version}, {RuntimeInformation.FrameworkDescription}, {platform}, {RuntimeInformation.OSDescription}",
            [
                ("version", version), ("framework", RuntimeInformation.FrameworkDescription), ("platform", platform),
                ("system", RuntimeInformation.OSDescription), ("directory", AppContext.BaseDirectory),
            ])
        {
            Problem = Problem(platform),
        };
    }

    /// <summary>What is wrong with a platform, by its runtime identifier; null when nothing is.</summary>
    public static Diagnostic? Problem(string platform) => Supported.Contains(platform, StringComparer.Ordinal) ? null : Diagnostic.Error(
        DiagnosticCode.PlatformUnsupported,
        $"ONNX Runtime has no libraries for {platform}, so no tags can be suggested here. Use {string.Join(", ", Supported[..^1])} or {Supported[^1]}.");

    // The runtime's own identifier may name a distribution; what counts is system, C library and processor.
    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : OperatingSystem.IsLinux() ? (RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux")
            : "unknown";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
