using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TagTasks.Tool.Prompt;

/// <summary>The quoted strings and numbers of <see cref="LooseJson"/>.</summary>
internal static class LooseText
{
    // Other quotes than JSON's own also stand alone in prose; a bound keeps a stray one from being followed far.
    private const int OtherQuotesLimit = 400;

    private static readonly SearchValues<char> InString = SearchValues.Create("\"\\\n\r");

    /// <summary>The quote that closes what <paramref name="open"/> opens, or NUL.</summary>
    public static char ClosingQuote(char open) => open switch
    {
        '"' => '"',
        '\'' => '\'',
        '`' => '`',
        '“' or '„' or '”' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '«' => '»',
        '＂' => '＂',
        _ => '\0',
    };

    /// <summary>Reads the quoted string at the range's start; null when it is not closed on its line.</summary>
    public static string? ReadQuoted(string text, TextRange range, char close, out int after)
    {
        after = range.Start + 1;
        return close == '"'
            ? ReadJsonString(text, range, out after)
            : ReadOther(text, range, close, ref after);
    }

    /// <summary>Whether it is a number in JSON's grammar.</summary>
    public static bool IsNumber(string word)
    {
        if (word.Length > 40 || !(char.IsAsciiDigit(word[0]) || word[0] == '-'))
        {
            return false;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(word));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? ReadJsonString(string text, TextRange range, out int after)
    {
        after = range.Start + 1;
        while (after < range.End)
        {
            var step = text.AsSpan(after, range.End - after).IndexOfAny(InString);
            if (step < 0)
            {
                after = range.End;
                return null;
            }

            after += step;
            switch (text[after])
            {
                case '"':
                    after++;
                    return Escapes.Decode(text[(range.Start + 1)..(after - 1)]);
                case '\\':
                    after += 2;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string? ReadOther(string text, TextRange range, char close, ref int after)
    {
        var length = Math.Min(range.End - after, OtherQuotesLimit);
        var content = text.AsSpan(after, length);
        var found = content.IndexOf(close);
        var line = content.IndexOfAny('\n', '\r');
        if (found < 0 || (line >= 0 && line < found))
        {
            return null;
        }

        after += found + 1;
        return content[..found].ToString();
    }
}
