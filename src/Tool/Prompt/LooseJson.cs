namespace TagTasks.Tool.Prompt;

/// <summary>
/// Reads one JSON array or object out of prose. It takes what strict JSON does not and requests do contain: other
/// quotes, words without quotes, trailing commas, three dots. It gives up at the first character that cannot belong,
/// nests at most <see cref="DepthLimit"/> deep and bounds words, so that trying every bracket of a text stays linear.
/// </summary>
internal sealed class LooseJson
{
    private const int DepthLimit = 10;
    private const int WordLimit = 80;

    private readonly string text;
    private readonly int end;
    private int at;

    private LooseJson(string text, TextRange range)
    {
        this.text = text;
        at = range.Start;
        end = range.End;
    }

    private char Current => at < end ? text[at] : '\0';

    /// <summary>The value that begins at the range's start, or null.</summary>
    public static LooseValue? TryRead(string text, TextRange range) => new LooseJson(text, range).Value(0);

    private LooseValue? Value(int depth)
    {
        if (depth > DepthLimit)
        {
            return null;
        }

        SkipBlanks();
        return Current switch
        {
            '\0' => null,
            '[' => Array(depth),
            '{' => Object(depth),
            _ => Scalar(),
        };
    }

    private LooseValue? Array(int depth)
    {
        var start = at++;
        var items = new List<LooseValue>();
        while (true)
        {
            SkipBlanks();
            if (Current == ']')
            {
                at++;
                return new LooseValue(LooseKind.Array, new TextRange(start, at), "", items, []);
            }

            if (Value(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (!SkipComma(']', item))
            {
                return null;
            }
        }
    }

    private LooseValue? Object(int depth)
    {
        var start = at++;
        var members = new List<KeyValuePair<string, LooseValue>>();
        while (true)
        {
            SkipBlanks();
            if (Current == '}')
            {
                at++;
                return new LooseValue(LooseKind.Object, new TextRange(start, at), "", [], members);
            }

            if (Scalar() is not { } key)
            {
                return null;
            }

            if (key.Kind != LooseKind.Ellipsis)
            {
                SkipBlanks();
                if (Current is not (':' or '：'))
                {
                    return null;
                }

                at++;
                if (Value(depth + 1) is not { } value)
                {
                    return null;
                }

                members.Add(new(key.Text, value));
                key = value;
            }

            if (!SkipComma('}', key))
            {
                return null;
            }
        }
    }

    private LooseValue? Scalar()
    {
        var start = at;
        var close = LooseText.ClosingQuote(Current);
        if (close != '\0')
        {
            return LooseText.ReadQuoted(text, new TextRange(at, end), close, out at) is { } content
                ? LooseValue.Scalar(LooseKind.Text, new TextRange(start, at), content)
                : null;
        }

        if (Current == '…' || (Current == '.' && at + 2 < end && text[at + 1] == '.' && text[at + 2] == '.'))
        {
            at += Current == '…' ? 1 : 3;
            return LooseValue.Scalar(LooseKind.Ellipsis, new TextRange(start, at), "…");
        }

        return Word(start);
    }

    private LooseValue? Word(int start)
    {
        while (at < end && at - start <= WordLimit && !"[]{},:\"\n\r、，：".Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        var word = text[start..at].Trim();
        if (word.Length == 0 || at - start > WordLimit)
        {
            return null;
        }

        var kind = LooseText.IsNumber(word) ? LooseKind.Number
            : word is "true" or "false" or "null" ? LooseKind.Literal
            : LooseKind.Bare;
        return LooseValue.Scalar(kind, new TextRange(start, at), word);
    }

    private bool SkipComma(char close, LooseValue before)
    {
        SkipBlanks();
        if (Current is ',' or '，' or '、')
        {
            at++;
            return true;
        }

        // "a", ... ] and "a" ... ] are both written.
        return Current == close || before.Kind == LooseKind.Ellipsis || Current is '…' or '.';
    }

    private void SkipBlanks()
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
