using System.Globalization;

namespace TagTasks.Tool.Pack;

/// <summary>
/// The cores of the machine that one of several workers side by side may use: a file a core, locked by who uses it, so
/// that a build of many projects does not run twice as many threads as there are cores. The system takes a share back
/// however its process ends. Not thread-safe.
/// </summary>
internal sealed class CoreShare : IDisposable
{
    private readonly List<FileStream> locks;

    private CoreShare(List<FileStream> locks) => this.locks = locks;

    /// <summary>Threads to use: a thread a core, and one when no core is free, since nobody waits.</summary>
    public int Threads => Math.Max(1, locks.Count);

    /// <summary>Takes cores that are free.</summary>
    /// <param name="folder">Where the files are; made if need be.</param>
    /// <param name="most">Cores at most.</param>
    /// <param name="cores">Cores of the machine.</param>
    public static CoreShare Take(string folder, int most, int cores)
    {
        var locks = new List<FileStream>();
        try
        {
            Directory.CreateDirectory(folder);
            for (var core = 0; core < cores && locks.Count < most; core++)
            {
#pragma warning disable CA2000 // The share keeps it.
                if (Lock(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"core-{core}"))) is { } taken)
#pragma warning restore CA2000
                {
                    locks.Add(taken);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can be asked in a folder that cannot be used: one thread disturbs nobody.
        }

        return new CoreShare(locks);
    }

    /// <inheritdoc/>
    public void Dispose() => locks.ForEach(taken => taken.Dispose());

    private static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
