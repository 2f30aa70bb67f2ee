using System.Text;
using System.Text.Json;
using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>What a sidecar says. Immutable.</summary>
/// <param name="IsIntact">Whether it is what a pack wrote: its own hash is right, and it is of the form that packs write.</param>
/// <param name="Id">The package's id; null when it does not say.</param>
/// <param name="Tags">The suggested tags.</param>
/// <param name="Model">The model's name and version.</param>
/// <param name="ReadmeHash">The hash of the README, see <see cref="FileText.Hash(byte[])"/>; null when there was none.</param>
/// <param name="ReadmePath">Where that README was, relative to the project; null when there was none.</param>
internal sealed record SidecarContent(bool IsIntact, string? Id, IReadOnlyList<string> Tags, string? Model, string? ReadmeHash, string? ReadmePath = null)
{
    /// <summary>Reads one; what is not one at all comes out as not intact.</summary>
    public static SidecarContent Read(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            return new SidecarContent(
                Sidecar.IsIntact(Encoding.UTF8.GetString(utf8)),
                root.GetProperty("id").GetString(),
                [.. root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)],
                root.GetProperty("model").GetProperty("name").GetString(),
                root.TryGetProperty("readme", out var readme) ? readme.GetProperty("sha256").GetString() : null,
                root.TryGetProperty("readme", out readme) && readme.TryGetProperty("path", out var path) ? path.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new SidecarContent(false, null, [], null, null);
        }
    }
}
