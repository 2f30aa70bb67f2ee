using System.Collections.Concurrent;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Targets;

namespace TagTasks.Tool.Audit.Configuration.SettingsFiles;

/// <summary>Finds and reads <c>tagtasks.json</c>, each once: the nearest, from a folder upwards to the root of its repository, counts alone. Thread-safe.</summary>
internal sealed class SettingsFinder
{
    private readonly ConcurrentDictionary<string, SettingsFile?> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SettingsFile> files = new(StringComparer.Ordinal);

    /// <summary>The file that counts for a project or package file; null when there is none.</summary>
    /// <exception cref="TagTasksException">It is refused.</exception>
    public SettingsFile? OfFile(string file) => Path.IsPathFullyQualified(file) ? OfFolder(Path.GetDirectoryName(file)!) : null;

    /// <summary>The file that counts in a folder; null when there is none.</summary>
    /// <exception cref="TagTasksException">It is refused.</exception>
    public SettingsFile? OfFolder(string folder) => folders.GetOrAdd(folder, Find);

    /// <summary>The file that counts for what targets share: from the deepest folder on that has them all.</summary>
    /// <param name="targets">As the user names them.</param>
    /// <exception cref="TagTasksException">It is refused.</exception>
    public SettingsFile? OfTargets(IEnumerable<string> targets)
    {
        var shared = SharedFolder.Of(targets.Select(Path.GetFullPath).Select(full => Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full));

        // Nothing in common is another drive.
        return shared is null ? null : OfFolder(shared);
    }

    private SettingsFile? Find(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var path = Path.Combine(at, SettingsFile.Name);
            if (File.Exists(path))
            {
                return files.GetOrAdd(path, SettingsReader.Read);
            }

            // Beyond the repository nobody would look for what decides here, and other machines have something else.
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return null;
            }
        }

        return null;
    }
}
