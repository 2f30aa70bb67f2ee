namespace TagTasks.Inference.Text;

/// <summary>Lengths and cuts in Unicode code points: a surrogate pair counts as one.</summary>
internal static class CodePoints
{
    /// <summary>The first <paramref name="count"/> code points of a text.</summary>
    public static ReadOnlySpan<char> Take(ReadOnlySpan<char> text, int count)
    {
        if (text.Length <= count)
        {
            return text;
        }

        var i = 0;
        for (; count > 0 && i < text.Length; count--)
        {
            i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
        }

        return text[..i];
    }

    /// <summary>The number of code points in a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                pairs++;
            }
        }

        return text.Length - pairs;
    }
}
