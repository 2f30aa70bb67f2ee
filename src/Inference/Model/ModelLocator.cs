using System.Diagnostics.CodeAnalysis;

namespace TagTasks.Inference.Model;

/// <summary>Where the model bundle is when nobody says: beside the application.</summary>
internal static class ModelLocator
{
    private static readonly string Relative = Path.Combine("models", "readme-tagger");

    /// <summary>
    /// The bundle's folder: the one given, else the one beside the application, else the one beside this library, or of the
    /// application among whose native files an executable lies.
    /// </summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Inside of an executable the library has no place of its own: then that of the executable counts.")]
    public static string Locate(string? given)
    {
        if (given is not null)
        {
            return given;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, Relative);
        if (Directory.Exists(beside))
        {
            return beside;
        }

        // A native executable lies where packages keep what is for one platform, three folders below what is for all.
        var application = typeof(ModelLocator).Assembly.Location is { Length: > 0 } library
            ? Path.GetDirectoryName(library)!
            : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        var besideLibrary = Path.Combine(application, Relative);
        return Directory.Exists(besideLibrary) ? besideLibrary : beside;
    }
}
