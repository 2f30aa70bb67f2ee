using System.Globalization;

namespace TagTasks.Inference.Devices;

/// <summary>Where the network is to run: on the processor, on a CUDA device, or wherever it is worth while. Immutable.</summary>
public sealed record TaggingDevice
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string ValidValues = "auto, cpu, cuda or cuda:N with N from 0";

    private const string CudaName = "cuda";

    // No machine has more, and what has more digits is a slip of the hand.
    private const int MaximumDigits = 3;

    private TaggingDevice(string name, int? ordinal = null) => (Name, Ordinal) = (name, ordinal);

    /// <summary>The processor for one README; a CUDA device for many where one can be had, else the processor.</summary>
    public static TaggingDevice Auto { get; } = new("auto");

    /// <summary>The processor.</summary>
    public static TaggingDevice Cpu { get; } = new("cpu");

    /// <summary>Its name, as <see cref="TryParse"/> takes it.</summary>
    public string Name { get; }

    /// <summary>Whether it is a CUDA device, which must be there.</summary>
    public bool IsCuda => Name.StartsWith(CudaName, StringComparison.Ordinal);

    /// <summary>The number of the CUDA device; null for the first.</summary>
    public int? Ordinal { get; }

    /// <summary>A CUDA device.</summary>
    /// <param name="ordinal">Its number, counted from 0; null for the first.</param>
    public static TaggingDevice Cuda(int? ordinal = null)
    {
        if (ordinal is not { } number)
        {
            return new TaggingDevice(CudaName);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(ordinal));
        return new TaggingDevice(string.Create(CultureInfo.InvariantCulture, $"{CudaName}:{number}"), number);
    }

    /// <summary>Reads a name, in letters of either case.</summary>
    /// <param name="text">The name: one of <see cref="ValidValues"/>.</param>
    /// <returns>The device; null when it is no such name.</returns>
    public static TaggingDevice? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim();
        if (Array.Find([Auto, Cpu, Cuda()], device => device.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        var digits = name.StartsWith(CudaName + ":", StringComparison.OrdinalIgnoreCase) ? name[(CudaName.Length + 1)..] : "";
        return digits.Length <= MaximumDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? Cuda(ordinal) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
