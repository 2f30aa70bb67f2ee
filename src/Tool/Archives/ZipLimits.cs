using System.Buffers.Binary;

namespace TagTasks.Tool.Archives;

/// <summary>
/// Refuses an archive whose list of files alone would fill the memory: the reader of the runtime takes it in whole before
/// anybody can count it.
/// </summary>
internal static class ZipLimits
{
    private const int EndRecordBytes = 22;
    private const int MaximumCommentBytes = ushort.MaxValue;
    private const int MaximumListBytes = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> EndSignature => "PK\u0005\u0006"u8;

    /// <summary>Looks at the end of an archive.</summary>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    /// <exception cref="SuspiciousPackageException">Its list of files is too long.</exception>
    public static void Check(Stream archive)
    {
        var tail = new byte[Math.Min(archive.Length, EndRecordBytes + MaximumCommentBytes)];
        archive.Position = archive.Length - tail.Length;
        archive.ReadExactly(tail);
        archive.Position = 0;
        var at = tail.AsSpan().LastIndexOf(EndSignature);
        if (at < 0 || at + EndRecordBytes > tail.Length)
        {
            throw new InvalidDataException("it is not a zip archive, or it was cut off");
        }

        // The list stands between where the record says and the record itself, whatever size it claims. All ones mean
        // that the numbers are elsewhere, in the form for archives of more than 4 GB or 65,534 files. A number that is
        // too small is refused by the reader of the runtime.
        var files = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        var end = archive.Length - tail.Length + at;
        if (files == ushort.MaxValue)
        {
            throw new SuspiciousPackageException(new PackageSuspicion(PackageSuspicion.Size, "it has more than 65,534 files"));
        }

        if (start == uint.MaxValue || end - start > MaximumListBytes)
        {
            throw new SuspiciousPackageException(new PackageSuspicion(PackageSuspicion.Size, "its list of files is longer than 16 MB"));
        }

        if (start > end)
        {
            throw new InvalidDataException("its list of files is not where it should be");
        }
    }
}
