using System.Diagnostics.CodeAnalysis;

namespace TagTasks.Inference.Model;

/// <summary>Where the model bundle is when nobody says: beside the application.</summary>
internal static class ModelLocator
{
    private static readonly string Relative = Path.Combine("models", "readme-tagger");

    /// <summary>The bundle's folder: the one given, else the one beside the application, else the one beside this library.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Inside of an executable the library has no place of its own, and none is looked for.")]
    public static string Locate(string? given)
    {
        if (given is not null)
        {
            return given;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, Relative);
        if (Directory.Exists(beside) || typeof(ModelLocator).Assembly.Location is not { Length: > 0 } library)
        {
            return beside;
        }

        var besideLibrary = Path.Combine(Path.GetDirectoryName(library)!, Relative);
        return Directory.Exists(besideLibrary) ? besideLibrary : beside;
    }
}
