using System.Globalization;

namespace TagTasks.Tasks;

/// <summary>Where the model runs, by name. The tags are the same everywhere. Stateless.</summary>
internal static class TagDevice
{
    /// <summary>On the processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>For a pack the processor too: a CUDA device takes longer to start than the processor to answer.</summary>
    public const string Auto = "auto";

    /// <summary>
    /// On a CUDA device, <c>cuda:1</c> on the second; where none can be used a warning says what is missing, and the
    /// processor serves.
    /// </summary>
    public const string Cuda = "cuda";

    // As the command line takes it.
    private const int MaximumDigits = 3;

    /// <summary>What is understood, for messages.</summary>
    public const string ValidValues = "cpu, auto, cuda, cuda:N";

    /// <summary>Reads a name in letters of either case; null when it is none.</summary>
    public static string? Parse(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        var digits = name.StartsWith(Cuda + ":", StringComparison.Ordinal) ? name.Substring(Cuda.Length + 1) : "";
        return name is Cpu or Auto or Cuda ? name
            : digits.Length <= MaximumDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Cuda, number)
            : null;
    }

    /// <summary>Whether a name that was read is that of a CUDA device.</summary>
    public static bool IsCuda(string device) => device.StartsWith(Cuda, StringComparison.Ordinal);
}
