namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Where images come from that are mended in the same way. Immutable.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Phrase">What stands between "An image" and "not shown".</param>
/// <param name="Advice">What to do.</param>
internal sealed record ImageOrigin(string Name, string Phrase, string Advice)
{
    /// <summary>Images of the repository.</summary>
    public static ImageOrigin Relative { get; } = new("relative", "with a relative address:", "Give the full address on raw.githubusercontent.com or the like.");

    /// <summary>Images that stand in HTML.</summary>
    public static ImageOrigin Html { get; } = new("html", "in HTML:", "Write ![…](…) instead.");

    /// <summary>Images inside the text itself.</summary>
    public static ImageOrigin Data { get; } = new("data", "with a data address:", "Put it on a host that is allowed.");

    /// <summary>Images of a host.</summary>
    public static ImageOrigin Host(string host) => new(host, $"from {host}:", "Put it on a host that is allowed, such as raw.githubusercontent.com.");
}
