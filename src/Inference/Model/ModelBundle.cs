using System.Security.Cryptography;
using System.Text.Json;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Model;

/// <summary>
/// One trained model on disk. Opening it checks that every file is there with its size; <see cref="Verify"/> checks
/// the hashes, and no answer is given before it has succeeded. Thread-safe.
/// </summary>
internal sealed class ModelBundle
{
    private const int SupportedFormat = 1;
    private const string ManifestFile = "manifest.json";

    private readonly string directory;
    private readonly Lazy<Task> verification;

    private ModelBundle(string directory, ModelManifest manifest, VerificationRecord? record)
    {
        this.directory = directory;
        Manifest = manifest;
        verification = new(() => Task.Run(() => Check(record)));
    }

    /// <summary>What the bundle says of itself.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Opens a bundle.</summary>
    /// <param name="directory">The folder that holds <c>manifest.json</c>.</param>
    /// <param name="shipped">Whether it must be the one that came with this library, to the byte.</param>
    /// <param name="cacheDirectory">Where to remember that its files were right; null to hash them every time.</param>
    /// <exception cref="TagTasksException">There is none, it is of another format, or a file is missing or of another size.</exception>
    public static ModelBundle Open(string directory, bool shipped = false, string? cacheDirectory = null)
    {
        var path = Path.Combine(directory, ManifestFile);
        if (!File.Exists(path))
        {
            throw new TagTasksException(
                DiagnosticCode.ModelNotFound,
                $"No model: there is no {ManifestFile} in '{directory}'. Give the folder of a model bundle, or reinstall TagTasks.",
                directory);
        }

        var manifest = ReadManifest(path, shipped);
        foreach (var (name, expected) in manifest.Files)
        {
            var file = new FileInfo(Path.Combine(directory, name));
            if (!file.Exists)
            {
                throw new TagTasksException(
                    DiagnosticCode.ModelCorrupt,
                    $"The model's file '{name}' is missing from '{directory}'. Reinstall TagTasks or fetch the bundle again.",
                    file.FullName);
            }

            if (file.Length != expected.Bytes)
            {
                throw Changed(name, file.FullName, $"{file.Length} bytes instead of {expected.Bytes}");
            }
        }

        return new ModelBundle(directory, manifest, cacheDirectory is null ? null : new VerificationRecord(cacheDirectory, directory, manifest.Files));
    }

    /// <summary>What tells this model from others: the hash of the encoder's weights.</summary>
    public string Identity => (Manifest.Files.GetValueOrDefault(Manifest.Encoder.File + ".data") ?? Manifest.Files[Manifest.Encoder.File]).Sha256;

    /// <summary>The full path of one of the bundle's files.</summary>
    public string PathOf(string name) => Path.Combine(directory, name);

    /// <summary>Begins to check the files on another thread.</summary>
    public void BeginVerification() => _ = verification.Value;

    /// <summary>Waits until every file's hash is known to be right.</summary>
    /// <exception cref="TagTasksException">A file is not the one that the manifest names.</exception>
    public void Verify() => verification.Value.GetAwaiter().GetResult();

    /// <summary>Reads a file of little-endian 32-bit floats.</summary>
    /// <param name="name">The file's name in the manifest.</param>
    /// <param name="count">How many numbers it must hold.</param>
    public float[] ReadFloats(string name, int count)
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        if (bytes.Length != count * sizeof(float))
        {
            throw Changed(name, PathOf(name), $"{bytes.Length / sizeof(float)} numbers instead of {count}");
        }

        return LittleEndian.Floats(bytes);
    }

    private static ModelManifest ReadManifest(string path, bool shipped)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (shipped && !IsShipped(bytes))
            {
                throw Changed(ManifestFile, path, "the library knows another one");
            }

            using var document = JsonDocument.Parse(bytes);

            // Before anything else is read: another format may have other members altogether.
            RefuseUnknownFormat(document.RootElement, path);
            return ManifestReader.Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(
                DiagnosticCode.ModelUnreadable, "The model's manifest cannot be read", e, "Reinstall TagTasks or fetch the bundle again.", path);
        }
    }

    // The manifest has the hashes of the other files; its own is vouched for by the copy in the assembly.
    private static bool IsShipped(byte[] manifest)
    {
        using var stream = typeof(ModelBundle).Assembly.GetManifestResourceStream("models/readme-tagger/manifest.json")
            ?? throw new InvalidOperationException("This is a bug: the manifest is not in the assembly.");
        var known = new byte[stream.Length];
        stream.ReadExactly(known);
        return manifest.AsSpan().SequenceEqual(known);
    }

    private static void RefuseUnknownFormat(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("it is not an object");
        }

        var format = root.TryGetProperty("format", out var value) ? value.GetRawText() : "not given";
        if (format != $"{SupportedFormat}")
        {
            throw new TagTasksException(
                DiagnosticCode.ModelFormatUnknown,
                $"The model's format is {format}; this version reads format {SupportedFormat}. Use the model that came with TagTasks, or another version of TagTasks.",
                path);
        }
    }

    private static TagTasksException Changed(string name, string path, string how) => new(
        DiagnosticCode.ModelCorrupt,
        $"The model's file '{name}' is not the one that belongs to it ({how}). Reinstall TagTasks or fetch the bundle again.",
        path);

    private void Check(VerificationRecord? record)
    {
        // Described before, not after: what is written in between is found next time.
        var description = record?.Describe() ?? "";
        if (record is null || !record.Knows(description))
        {
            HashFiles();
            record?.Keep(description);
        }
    }

    private void HashFiles()
    {
        foreach (var (name, expected) in Manifest.Files)
        {
            string actual;
            try
            {
                using var stream = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, 1);
                actual = Convert.ToHexStringLower(SHA256.HashData(stream));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw TagTasksException.Because(
                    DiagnosticCode.ModelUnreadable, $"The model's file '{name}' cannot be read", e, "Reinstall TagTasks.", PathOf(name));
            }

            if (!string.Equals(actual, expected.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw Changed(name, PathOf(name), $"SHA-256 {actual} instead of {expected.Sha256}");
            }
        }
    }
}
