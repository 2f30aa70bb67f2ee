using Microsoft.Win32.SafeHandles;
using TagTasks.Inference.Encoders.Graphs;

namespace TagTasks.Inference.Encoders;

/// <summary>The files that hold what lies outside of a graph; each is opened once. Thread-safe.</summary>
/// <param name="folder">The graph's folder.</param>
/// <param name="names">The files that may be read: those whose hashes are known.</param>
internal sealed class WeightFiles(string folder, IReadOnlyCollection<string> names) : IDisposable
{
    private readonly Dictionary<string, SafeFileHandle> files = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Reads a tensor's data.</summary>
    /// <param name="data">Where it lies; with a length.</param>
    /// <exception cref="FormatException">There is no such file, or it ends before the data does.</exception>
    public byte[] Read(ExternalData data)
    {
        var bytes = new byte[data.Length];
        Read(data, bytes, 0);
        return bytes;
    }

    /// <summary>Reads a piece of a tensor's data.</summary>
    /// <param name="data">Where all of it lies.</param>
    /// <param name="piece">Takes the piece.</param>
    /// <param name="start">Bytes of the data before it.</param>
    /// <exception cref="FormatException">There is no such file, or it ends before the piece does.</exception>
    public void Read(ExternalData data, Span<byte> piece, long start)
    {
        var file = Open(data.Location);
        for (var read = 0; !piece.IsEmpty; piece = piece[read..], start += read)
        {
            read = data.Offset < 0 ? 0 : RandomAccess.Read(file, piece, data.Offset + start);
            if (read == 0)
            {
                throw new FormatException("its weights end before its graph says");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files.Values)
        {
            file.Dispose();
        }
    }

    private SafeFileHandle Open(string name)
    {
        if (!names.Contains(name))
        {
            throw new FormatException($"its graph names a file '{name}' that does not belong to it");
        }

        lock (gate)
        {
            if (!files.TryGetValue(name, out var file))
            {
                files.Add(name, file = File.OpenHandle(Path.Combine(folder, name)));
            }

            return file;
        }
    }
}
