namespace TagTasks.Inference.Scoring;

/// <summary>
/// Walks the words of a lower-cased text: <c>[a-z0-9][a-z0-9+#.]*</c> without trailing dots and without the plural
/// <c>s</c>, or any one character outside ASCII. Hyphens, underscores and slashes separate.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> lowered)
{
    private readonly ReadOnlySpan<char> text = lowered;
    private int next;

    /// <summary>The present word, cut to its stem.</summary>
    public ReadOnlySpan<char> Word { get; private set; }

    /// <summary>Where the present word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the present word ends in the text, plural and all.</summary>
    public int End { get; private set; }

    /// <summary>Goes on to the next word.</summary>
    public bool MoveNext()
    {
        while (next < text.Length)
        {
            var c = text[next];
            if (c > '\u007F')
            {
                Start = next;
                next += char.IsHighSurrogate(c) && next + 1 < text.Length && char.IsLowSurrogate(text[next + 1]) ? 2 : 1;
                End = next;
                Word = text[Start..End];
                return true;
            }

            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                ReadAsciiWord();
                return true;
            }

            next++;
        }

        return false;
    }

    private void ReadAsciiWord()
    {
        Start = next;
        do
        {
            next++;
        }
        while (next < text.Length && (char.IsAsciiLetterLower(text[next]) || char.IsAsciiDigit(text[next]) || text[next] is '+' or '#' or '.'));

        End = next;
        while (text[End - 1] == '.')
        {
            End--;
        }

        Word = text[Start..End];
        if (Word.Length > 3 && Word[^1] == 's' && Word[^2] != 's')
        {
            Word = Word[..^1];
        }
    }
}
