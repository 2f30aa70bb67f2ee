using System.Reflection;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>What the build of the tests wrote down.</summary>
internal static class BuildFacts
{
    public static string Configuration { get; } =
        typeof(BuildFacts).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string NuGetPackageRoot { get; } = Value("NuGetPackageRoot");

    public static string FakeWorker { get; } = Value("FakeWorker");

    private static string Value(string name) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
