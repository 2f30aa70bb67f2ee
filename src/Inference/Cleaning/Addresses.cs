namespace TagTasks.Inference.Cleaning;

/// <summary>Finds addresses in running text: <c>http://…</c>, <c>https://…</c>, <c>ftp://…</c> and <c>www.…</c>.</summary>
internal static class Addresses
{
    private static readonly string[] Starts = ["http://", "https://", "ftp://", "www."];

    public static bool MayStartWith(char c) => (char)(c | 0x20) is 'h' or 'f' or 'w';

    /// <summary>The length of the address that starts at a place, or 0 if none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            return 0;
        }

        var rest = text[start..];
        foreach (var prefix in Starts)
        {
            if (rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                var length = prefix.Length;
                while (length < rest.Length && Continues(rest[length]))
                {
                    length++;
                }

                return length > prefix.Length ? length : 0;
            }
        }

        return 0;
    }

    // An address ends at the first character that no address holds unescaped: Chinese and Japanese write on without a
    // blank after it, and what follows is text.
    private static bool Continues(char c) =>
        c > ' ' && c < '\u007F' && c is not ('<' or '>' or '`' or '|');
}
