using System.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>What all formats share about the text of a block.</summary>
internal static class BlockText
{
    /// <summary>Drops addresses and turns every run of white space or control characters into one blank, in place.</summary>
    /// <returns>The length that is left.</returns>
    public static int Tidy(Span<char> text)
    {
        var length = 0;
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c <= ' ' || (c >= '\u007F' && (char.IsWhiteSpace(c) || char.IsControl(c))))
            {
                gap = true;
                continue;
            }

            var address = Addresses.MayStartWith(c) ? Addresses.LengthAt(text, i) : 0;
            if (address > 0)
            {
                i += address - 1;
                gap = true;
                continue;
            }

            if (gap && length > 0)
            {
                text[length++] = ' ';
            }

            gap = false;
            text[length++] = c;
        }

        return length;
    }

    public static bool HasLetterOrNumber(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && (char.IsLetter(c) || char.IsNumber(c))))
            {
                return true;
            }

            if (char.IsHighSurrogate(c)
                && Rune.DecodeFromUtf16(text[i..], out var rune, out _) == System.Buffers.OperationStatus.Done
                && (Rune.IsLetter(rune) || Rune.IsNumber(rune)))
            {
                return true;
            }
        }

        return false;
    }
}
