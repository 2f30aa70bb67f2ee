using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Devices.Cuda;

/// <summary>
/// ONNX Runtime's libraries for CUDA as they are known here: which files out of which package, with their hashes. They come
/// with no package of ours; <c>tagtasks cuda install</c> puts them into the user's cache folder. Immutable.
/// </summary>
internal sealed record CudaNatives
{
    /// <summary>What the names of their folders are like, of all versions and platforms.</summary>
    public const string Pattern = "*" + Mark + "*";

    private const string Resource = "onnxruntime-cuda.json";
    private const string Mark = "-cuda-";

    // Read when it is first asked for: only what asks for CUDA needs it.
    private static readonly Lazy<CudaNatives?> OfThisPlatform = new(() => Read(ThisPlatform));

    /// <summary>Those of this platform; null where CUDA or the package has none.</summary>
    public static CudaNatives? Current => OfThisPlatform.Value;

    /// <summary>The version of ONNX Runtime that TagTasks is built with.</summary>
    public static Version KnownVersion
    {
        get
        {
            using var document = Open();
            return new Version(document.RootElement.GetProperty("version").GetString()!);
        }
    }

    /// <summary>The platforms that there are any for.</summary>
    public static IReadOnlyList<string> Platforms
    {
        get
        {
            using var document = Open();
            return [.. document.RootElement.GetProperty("platforms").EnumerateObject().Select(platform => platform.Name)];
        }
    }

    /// <summary>The platform of this process, as NuGet names it.</summary>
    public static string ThisPlatform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
                : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>The platform.</summary>
    public required string Platform { get; init; }

    /// <summary>ONNX Runtime's version.</summary>
    public required string Version { get; init; }

    /// <summary>The package that has them.</summary>
    public required string Package { get; init; }

    /// <summary>The files by name.</summary>
    public required IReadOnlyDictionary<string, FileManifest> Files { get; init; }

    /// <summary>ONNX Runtime itself.</summary>
    public string Library => Files.Keys.First(name => !name.Contains("providers", StringComparison.Ordinal));

    /// <summary>The library with which ONNX Runtime runs on CUDA.</summary>
    public string Provider => Files.Keys.First(name => name.Contains("providers_cuda", StringComparison.Ordinal));

    /// <summary>Their bytes together.</summary>
    public long Bytes => Files.Values.Sum(file => file.Bytes);

    /// <summary>Reads what is known of a platform; null when nothing is.</summary>
    public static CudaNatives? Read(string platform)
    {
        using var document = Open();
        var root = document.RootElement;
        return root.GetProperty("platforms").TryGetProperty(platform, out var known)
            ? new CudaNatives
            {
                Platform = platform,
                Version = root.GetProperty("version").GetString()!,
                Package = known.GetProperty("package").GetString()!,
                Files = known.GetProperty("files").EnumerateObject().ToDictionary(
                    file => file.Name,
                    file => new FileManifest { Sha256 = file.Value.GetProperty("sha256").GetString()!, Bytes = file.Value.GetProperty("bytes").GetInt64() },
                    StringComparer.Ordinal),
            }
            : null;
    }

    /// <summary>Where those of all versions lie in a cache folder.</summary>
    public static string FolderIn(string cacheDirectory) => Path.Combine(cacheDirectory, "onnxruntime");

    /// <summary>Where they lie in a cache folder. Another version has another folder, whose name is like <see cref="Pattern"/>.</summary>
    public string DirectoryIn(string cacheDirectory) => Path.Combine(FolderIn(cacheDirectory), $"{Version}{Mark}{Platform}");

    /// <summary>What is wrong with the files in a folder, as a clause; null when all are there and right.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="cacheDirectory">Where to remember that they were right, so that 300 MB are not hashed at every start; null for nowhere.</param>
    public string? Damage(string directory, string? cacheDirectory)
    {
        try
        {
            foreach (var (name, expected) in Files)
            {
                var file = new FileInfo(Path.Combine(directory, name));
                if (!file.Exists || file.Length != expected.Bytes)
                {
                    return $"'{file.FullName}' {(file.Exists ? $"has {file.Length} bytes instead of {expected.Bytes}" : "is missing")}";
                }
            }

            var record = cacheDirectory is null ? null : new VerificationRecord(cacheDirectory, directory, Files);
            var description = record?.Describe() ?? "";
            if (record?.Knows(description) == true)
            {
                return null;
            }

            if (Files.Select(file => Difference(directory, file.Key, file.Value)).FirstOrDefault(difference => difference is not null) is { } difference)
            {
                return difference;
            }

            record?.Keep(description);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"'{directory}' cannot be read: {TagTasksException.SentenceOf(e).TrimEnd('.')}";
        }
    }

    /// <summary>How a file differs from the one that is known, as a clause; null when it does not.</summary>
    public static string? Difference(string directory, string name, FileManifest expected)
    {
        var path = Path.Combine(directory, name);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var actual = Convert.ToHexStringLower(SHA256.HashData(stream));
        return actual == expected.Sha256 ? null : $"'{path}' is not the file that TagTasks knows (SHA-256 {actual} instead of {expected.Sha256})";
    }

    private static JsonDocument Open()
    {
        using var stream = typeof(CudaNatives).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This is a bug: {Resource} is not in the assembly.");
        return JsonDocument.Parse(stream);
    }
}
