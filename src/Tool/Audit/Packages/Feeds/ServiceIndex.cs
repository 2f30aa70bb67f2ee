using System.Text.Json;
using NuGet.Versioning;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>What a feed offers, and where. Immutable.</summary>
internal sealed class ServiceIndex
{
    private readonly List<(string Type, string Address)> resources;

    private ServiceIndex(List<(string Type, string Address)> resources) => this.resources = resources;

    /// <summary>Reads <c>{ "version": "3.0.0", "resources": [ { "@type", "@id" } ] }</c>.</summary>
    /// <exception cref="FormatException">It is of another version.</exception>
    public static ServiceIndex Read(JsonElement root)
    {
        if (root.GetProperty("version").GetString() is not { } version || !version.StartsWith("3.", StringComparison.Ordinal))
        {
            throw new FormatException("its version is not 3");
        }

        return new ServiceIndex(
        [
            .. root.GetProperty("resources").EnumerateArray()
                .SelectMany(resource => FeedJson.Strings(resource.GetProperty("@type")).Select(type => (type, resource.GetProperty("@id").GetString()!))),
        ]);
    }

    /// <summary>The address of a resource in its youngest version, without a slash at the end; null when there is none.</summary>
    /// <param name="name">Its name, such as <c>Catalog</c>.</param>
    public string? Find(string name) => resources
        .Where(resource => resource.Type == name || resource.Type.StartsWith(name + "/", StringComparison.Ordinal))
        .OrderByDescending(resource => SemanticVersion.TryParse(resource.Type[Math.Min(resource.Type.Length, name.Length + 1)..], out var version) ? version : new SemanticVersion(0, 0, 0))
        .Select(resource => resource.Address.TrimEnd('/'))
        .FirstOrDefault();
}
