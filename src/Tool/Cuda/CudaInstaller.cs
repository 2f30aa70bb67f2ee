using System.IO.Compression;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.Tool.Archives;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Cuda;

/// <summary>
/// Unpacks ONNX Runtime's libraries for CUDA into the user's cache folder: all or nothing, and only files whose hashes are
/// known. For one thread.
/// </summary>
/// <param name="known">What is known of them.</param>
/// <param name="cacheDirectory">The cache folder, as a full path.</param>
/// <param name="diagnostics">Says how it goes.</param>
internal sealed class CudaInstaller(CudaNatives known, string cacheDirectory, DiagnosticWriter diagnostics)
{
    // How the folder begins in which files lie until their hashes are known.
    private const string Temporary = "installing-";

    private readonly string directory = known.DirectoryIn(cacheDirectory);

    /// <summary>Installs them, unless they are there.</summary>
    /// <param name="source">Where the package is; null for where NuGet.Config says.</param>
    /// <param name="configuration">The folder whose NuGet.Config counts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their folder.</returns>
    /// <exception cref="TagTasksException">The package cannot be had, is another one, or cannot be written.</exception>
    public string Install(string? source, string configuration, CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory))
        {
            if (known.Damage(directory, null) is not { } damage)
            {
                diagnostics.Inform($"ONNX Runtime {known.Version} for CUDA is installed already, and all hashes are right.");
                return directory;
            }

            diagnostics.Inform($"What is installed is damaged and is replaced: {damage}.");
        }

        try
        {
            Directory.CreateDirectory(CudaNatives.FolderIn(cacheDirectory));
            using var package = Open(source, configuration, cancellationToken);
            Unpack(package, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(
                DiagnosticCode.OutputUnwritable,
                $"ONNX Runtime for CUDA cannot be written to '{directory}'",
                e,
                $"Free {(known.Bytes / 1_000_000) + 300} MB there, or name another folder by --cache-directory.",
                directory);
        }

        diagnostics.Inform($"ONNX Runtime {known.Version} for CUDA is installed ({known.Bytes / 1_000_000} MB, all hashes right).");
        return directory;
    }

    /// <summary>Deletes what was installed, of all versions.</summary>
    /// <exception cref="TagTasksException">It cannot be deleted.</exception>
    public static void Remove(string cacheDirectory, DiagnosticWriter diagnostics)
    {
        var folder = CudaNatives.FolderIn(cacheDirectory);
        try
        {
            // The cache folder may be one that others use as well: only what has our names goes.
            List<DirectoryInfo> installed = Directory.Exists(folder)
                ? [.. new[] { CudaNatives.Pattern, Temporary + "*" }.SelectMany(new DirectoryInfo(folder).EnumerateDirectories)]
                : [];
            if (installed.Count == 0)
            {
                diagnostics.Inform($"There is nothing to remove from '{cacheDirectory}'.");
                return;
            }

            var bytes = installed.SelectMany(directory => directory.EnumerateFiles()).Sum(file => file.Length);
            installed.ForEach(directory => directory.Delete(recursive: true));
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }

            diagnostics.Inform($"Removed {bytes / 1_000_000} MB from '{folder}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TagTasksException.Because(DiagnosticCode.OutputUnwritable, $"'{folder}' cannot be removed", e, "End what uses it, and check its permissions.", folder);
        }
    }

    private Stream Open(string? source, string configuration, CancellationToken cancellationToken)
    {
        try
        {
            return new CudaPackage(known, CudaNatives.FolderIn(cacheDirectory), diagnostics.Inform).Open(source, configuration, cancellationToken);
        }
        catch (UnauthorizedAccessException e) when (source is not null)
        {
            throw TagTasksException.Because(DiagnosticCode.InputUnreadable, $"'{source}' cannot be read", e, "Check its permissions.", source);
        }
    }

    private void Unpack(Stream package, CancellationToken cancellationToken)
    {
        // Beside where they go, so that moving them there is one step.
        var temporary = Path.Combine(CudaNatives.FolderIn(cacheDirectory), Temporary + Path.GetRandomFileName());
        Directory.CreateDirectory(temporary);
        try
        {
            using (var archive = PackageArchive.Open(package))
            {
                foreach (var (name, expected) in known.Files)
                {
                    var entry = archive.Find($"runtimes/{known.Platform}/native/{name}") ?? throw Changed($"it has no {name} for {known.Platform}");
                    Unpack(entry, Path.Combine(temporary, name), expected, cancellationToken);
                    if (CudaNatives.Difference(temporary, name, expected) is not null)
                    {
                        throw Changed($"its {name} is another file");
                    }
                }
            }

            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }

            Directory.Move(temporary, directory);
        }
        catch (Exception e) when (e is InvalidDataException or SuspiciousPackageException)
        {
            throw Changed(e.Message.TrimEnd('.'));
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private void Unpack(ZipArchiveEntry entry, string path, FileManifest expected, CancellationToken cancellationToken)
    {
        if (entry.Length != expected.Bytes)
        {
            throw Changed($"its {entry.Name} has {entry.Length} bytes instead of {expected.Bytes}");
        }

        using var from = PackageArchive.Open(entry);
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        var buffer = new byte[1 << 20];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            to.Write(buffer, 0, read);
        }
    }

    private TagTasksException Changed(string how) => new(
        DiagnosticCode.CudaPackageChanged,
        $"{known.Package} {known.Version} is not the package that TagTasks knows: {how}. Nothing was installed; take it from another source by --source.");
}
