namespace TagTasks.Tool.Tag;

/// <summary>What a package says of itself beside its name, for <c>tag</c> and for the worker of a pack alike. Stateless.</summary>
internal static class PackageDescription
{
    /// <summary>Its title, unless that only repeats the id, and its description; null when it has neither.</summary>
    public static string? Of(string packageId, string? title, string? description)
    {
        string?[] parts = [title == packageId ? null : title, description];
        return parts.Any(part => part is not null) ? string.Join(". ", parts.Where(part => part is not null)) : null;
    }
}
