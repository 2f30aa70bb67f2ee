using System.Security.Cryptography;
using TagTasks.Inference.Cleaning;
namespace TagTasks.Inference.Reading;
/// <summary>x</summary>
public sealed record ProjectMetadata(string PackageId, string? Title, string? Description);
/// <summary>x</summary>
public sealed record ReadmeLocation(string Path, string Reason, ProjectMetadata? Project);
/// <summary>x</summary>
public static class ReadmeLocator
{
    /// <summary>x</summary>
    public static ReadmeLocation Locate(string path) => new(Directory.Exists(path) ? Path.Combine(path, "README.md") : path, "given", null);
}
/// <summary>x</summary>
public static class ReadmeReader
{
    /// <summary>x</summary>
    public static ReadmeText Read(string path, string? encodingName = null) { using var s = File.OpenRead(path); return Read(s, path, MarkupFormat.Markdown, encodingName); }
    /// <summary>x</summary>
    public static ReadmeText Read(Stream stream, string? displayName, MarkupFormat format, string? encodingName) { using var m = new MemoryStream(); stream.CopyTo(m); return new(System.Text.Encoding.UTF8.GetString(m.ToArray()), format, displayName, "UTF-8", Convert.ToHexStringLower(SHA256.HashData(m.ToArray())), []); }
}
