using System.Globalization;

namespace TagTasks.Tasks;

/// <summary>The properties of a pack, read. What is not understood is said once and its default taken. Immutable once read.</summary>
internal sealed class PackSettings
{
    /// <summary>How long the worker may take when a project does not say.</summary>
    public const int DefaultTimeout = 120;

    private readonly List<PackDiagnostic> diagnostics = [];

    /// <summary>Reads a task's properties.</summary>
    public PackSettings(SuggestPackageTags task)
    {
        Mode = Enumeration(nameof(task.Mode), task.Mode, TagMode.Merge);
        Verbosity = Enumeration(nameof(task.Verbosity), task.Verbosity, Verbosity.Normal);
        MaxTags = (int?)Number(nameof(task.MaxTags), task.MaxTags, 1, 1000, whole: true);
        MinProbability = Number(nameof(task.MinProbability), task.MinProbability, 0, 1, whole: false);
        Threads = (int?)Number(nameof(task.Threads), task.Threads, 1, 1024, whole: true);
        Timeout = TimeSpan.FromSeconds(Number(nameof(task.Timeout), task.Timeout, 0.001, 86400, whole: false) ?? DefaultTimeout);
        Device = ReadDevice(task.Device);
        LockedMode = Switch(nameof(task.LockedMode), task.LockedMode, false);
        UseApiDigest = Switch(nameof(task.UseApiDigest), task.UseApiDigest, true);
    }

    public TagMode Mode { get; }

    public Verbosity Verbosity { get; }

    public int? MaxTags { get; }

    public double? MinProbability { get; }

    public int? Threads { get; }

    public TimeSpan Timeout { get; }

    public string Device { get; }

    public bool LockedMode { get; }

    public bool UseApiDigest { get; }

    /// <summary>What was not understood.</summary>
    public IReadOnlyList<PackDiagnostic> Diagnostics => diagnostics;

    private string ReadDevice(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return TagDevice.Cpu;
        }

        if (TagDevice.Parse(text!) is { } device)
        {
            return device;
        }

        Refuse(nameof(Device), text!, TagDevice.ValidValues, TagDevice.Cpu);
        return TagDevice.Cpu;
    }

    private T Enumeration<T>(string name, string? text, T fallback)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        var known = (T[])Enum.GetValues(typeof(T));
        foreach (var value in known)
        {
            if (value.ToString().Equals(text!.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Refuse(name, text!, string.Join(", ", known), fallback.ToString());
        return fallback;
    }

    private bool Switch(string name, string? text, bool fallback)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(name, text!, "true, false", fallback ? "true" : "false");
        return fallback;
    }

    private double? Number(string name, string? text, double least, double most, bool whole)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var style = whole ? NumberStyles.Integer : NumberStyles.Float;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        var range = string.Format(CultureInfo.InvariantCulture, "{0}{1} to {2}", whole ? "whole numbers " : "", least, most);
        Refuse(name, text!, range, "its default");
        return null;
    }

    private void Refuse(string name, string text, string valid, string taken) => diagnostics.Add(new PackDiagnostic(
        PackDiagnosticCode.PropertyInvalid, $"TagTasks{name} is '{text}'; {taken} is taken. Valid values: {valid}."));
}
