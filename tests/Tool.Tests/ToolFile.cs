using TagTasks.TestKit;

namespace TagTasks.Tool.Tests;

/// <summary>Where the tool is that tests start as a process of its own.</summary>
internal static class ToolFile
{
    /// <summary>
    /// The tool as it was built, with all of its own libraries. The copy beside the tests lacks those that the web
    /// server's framework brings to this process.
    /// </summary>
    public static string Path { get; } = Built("Tool", "tagtasks.dll");

    /// <summary>A credential provider as users install them for NuGet.</summary>
    public static string CredentialProvider { get; } = Built("FakeCredentialProvider", "TagTasks.FakeCredentialProvider.dll");

    private static string Built(string project, string file) => System.IO.Path.Combine(
        Repository.Root, "artifacts", "bin", project, System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), file);
}
