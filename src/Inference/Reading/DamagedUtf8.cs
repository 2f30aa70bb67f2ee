using System.Buffers;
using System.Text;

namespace TagTasks.Inference.Reading;

/// <summary>Tells UTF-8 with some bytes damaged from text in another encoding.</summary>
/// <remarks>
/// The valid sequences of several bytes are counted against the ones that are not. In Latin-1 a valid one is next to
/// impossible ("Ã©"), so as many valid ones as others are enough. In GB18030 one pair of letters in five looks like one
/// by chance: bytes that may be Chinese in GB18030 need ten valid ones for each that is not.
/// </remarks>
internal static class DamagedUtf8
{
    private const int ValidForEach = 1;
    private const int ValidForEachBesideChinese = 10;

    /// <summary>Whether bytes that are not valid UTF-8 are damaged UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="maybeChinese">Whether they may be Chinese in GB18030.</param>
    public static bool Is(ReadOnlySpan<byte> bytes, bool maybeChinese)
    {
        long valid = 0, damaged = 0;
        while (SkipAscii(ref bytes))
        {
            // A byte at a time, or as many as belong together.
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) == OperationStatus.Done)
            {
                valid++;
            }
            else
            {
                damaged++;
            }

            bytes = bytes[consumed..];
        }

        return valid >= damaged * (maybeChinese ? ValidForEachBesideChinese : ValidForEach);
    }

    private static bool SkipAscii(ref ReadOnlySpan<byte> bytes)
    {
        var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        bytes = ascii < 0 ? [] : bytes[ascii..];
        return !bytes.IsEmpty;
    }
}
