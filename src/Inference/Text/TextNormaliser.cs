namespace TagTasks.Inference.Text;

/// <summary>
/// The one normalisation that tokens and words share, exactly the one that the model was trained with: full-width
/// ASCII becomes ASCII, invisible characters go, every run of blanks and controls becomes one blank, the ends are
/// trimmed. No Unicode normalisation form and no lower-casing, so nothing depends on a culture.
/// </summary>
internal static class TextNormaliser
{
    /// <summary>Normalises a text.</summary>
    /// <param name="text">Any text; a lone surrogate becomes U+FFFD.</param>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        using var result = new TextBuffer();
        Normalise(text, result);
        return result.ToString();
    }

    /// <summary>Normalises a text.</summary>
    /// <param name="text">Any text; a lone surrogate becomes U+FFFD.</param>
    /// <param name="result">Empty; takes the normalised text.</param>
    public static void Normalise(ReadOnlySpan<char> text, TextBuffer result)
    {
        var blank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsBlank(c))
            {
                blank = true;
                continue;
            }

            if (IsInvisible(c))
            {
                continue;
            }

            if (blank && result.Length > 0)
            {
                result.Append(' ');
            }

            blank = false;
            if (c is >= '！' and <= '～')
            {
                c = (char)(c - '！' + '!');
            }

            if (char.IsSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                {
                    result.Append(c);
                    c = text[++i];
                }
                else
                {
                    c = '\uFFFD';
                }
            }

            result.Append(c);
        }
    }

    // Python's str.isspace and the C0/C1 controls: what the reference treats as a blank.
    private static bool IsBlank(char c) => c <= ' ' || c == '\u007F' || (c >= '\u0080' && (char.IsWhiteSpace(c) || char.IsControl(c)));

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\uFE0F' or '\u00AD';
}
