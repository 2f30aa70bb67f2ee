namespace TagTasks.Tool.Prompt;

/// <summary>
/// Finds "at most N" in the words of the request: a phrase of bounding with a number behind it ("up to three"), a
/// number with such a phrase behind it ("3個以内"), a span ("1-3 tags": its upper end), or just "choose 3 tags".
/// The strongest form wins, then the first.
/// </summary>
internal static class LimitFinder
{
    // "the 90 tags" speaks of the list; "the three best tags" of the answer.
    private const int MostCounted = 20;

    private static readonly string[] Before =
    [
        "at most", "at the most", "up to", "no more than", "not more than", "never more than", "a maximum of", "maximum of", "maximum",
        "max", "top", "limit", "最多", "至多", "不超过", "不超過", "不多于", "不多於", "上限", "最大", "多くとも", "최대", "höchstens",
        "bis zu", "nicht mehr als", "maximal", "au plus", "jusqu'à", "jusqu’à", "pas plus de", "maximum de", "como máximo",
        "a lo sumo", "hasta", "máximo de", "máximo", "no más de", "no máximo", "até", "não mais de", "não mais que", "не более",
        "не больше", "максимум", "до", "al massimo", "fino a", "non più di",
    ];

    private static readonly string[] Behind =
        ["or fewer", "or less", "at most", "max", "以内", "以下", "まで", "이하", "까지", "이내", "como máximo", "au maximum", "maximum", "o menos", "ou moins", "oder weniger", "个以内", "個以内", "つ以内", "つまで", "個まで", "개까지", "개 이하", "개 이내"];

    private static readonly string[] OtherUnits =
        ["word", "char", "sentence", "line", "token", "second", "minute", "percent", "字符", "个字", "字以内", "wort", "wörter", "zeichen", "mots", "palabras", "слов", "символ", "%", "文字"];

    private static readonly string[] NotCounts = ["these", "those", "following", "of", "all", "共", "的", "version", "#", "id", "№"];

    public static int? Find(string words)
    {
        var lower = words.ToLowerInvariant();
        return Bounded(lower) ?? Counted(lower);
    }

    private static int? Bounded(string lower)
    {
        var best = (At: int.MaxValue, Value: 0, Tags: false);
        foreach (var cue in Before)
        {
            for (var at = lower.IndexOf(cue, StringComparison.Ordinal); at >= 0; at = lower.IndexOf(cue, at + cue.Length, StringComparison.Ordinal))
            {
                if (IsWordStart(lower, at, cue)
                    && TryReadBehind(lower, at + cue.Length, out var value, out var after)
                    && !IsOtherUnit(lower, after))
                {
                    var tags = Cues.MentionsTag(Window(lower, after, 24));
                    if ((tags && !best.Tags) || (tags == best.Tags && at < best.At))
                    {
                        best = (at, value, tags);
                    }
                }
            }
        }

        return best.At == int.MaxValue ? null : best.Value;
    }

    // Numbers that no phrase bounds: a span, a phrase behind, or a plain count of tags.
    private static int? Counted(string lower)
    {
        int? plain = null;
        for (var at = 0; at < lower.Length; at++)
        {
            if (IsInsideWord(lower, at)
                || !NumberWords.TryRead(lower, at, out var value, out var after))
            {
                continue;
            }

            var upper = SpanEnd(lower, after, out var spanAfter);
            var counts = Cues.MentionsTag(Window(lower, spanAfter, 24)) && !IsOtherUnit(lower, spanAfter);
            if (upper is not null && (counts || Cues.MentionsTag(Window(lower, at - 30, 30))) && upper >= value)
            {
                return upper;
            }

            if (StartsWithAny(lower.AsSpan(spanAfter).TrimStart(), Behind) && !IsOtherUnit(lower, spanAfter))
            {
                return value;
            }

            if (counts && plain is null && value <= MostCounted && !EndsWithAny(lower.AsSpan(0, at).TrimEnd(), NotCounts))
            {
                plain = value;
            }

            at = Math.Max(at, after - 1);
        }

        return plain;
    }

    private static int? SpanEnd(string lower, int after, out int spanAfter)
    {
        spanAfter = after;
        var rest = lower.AsSpan(after, Math.Min(12, lower.Length - after));
        var blanks = rest.Length - rest.TrimStart().Length;
        foreach (var joint in new[] { "-", "–", "—", "~", "〜", "～", "to ", "and ", "or ", "到", "至", "から", "a ", "à ", "bis ", "und ", "et ", "e ", "y ", "до ", "и ", "..", "个到", "에서 " })
        {
            if (rest.TrimStart().StartsWith(joint, StringComparison.Ordinal))
            {
                var at = after + blanks + joint.Length;
                while (at < lower.Length && lower[at] == ' ')
                {
                    at++;
                }

                if (NumberWords.TryRead(lower, at, out var value, out var end))
                {
                    spanAfter = end;
                    return value;
                }
            }
        }

        return null;
    }

    private static bool TryReadBehind(string lower, int at, out int value, out int after)
    {
        var limit = Math.Min(lower.Length, at + 24);
        for (var words = 0; words < 3; words++)
        {
            while (at < limit && !char.IsLetterOrDigit(lower[at]) && lower[at] is not ('\n' or '.'))
            {
                at++;
            }

            if (NumberWords.TryRead(lower, at, out value, out after))
            {
                var upper = SpanEnd(lower, after, out var spanAfter);
                (value, after) = upper > value ? (upper.Value, spanAfter) : (value, after);
                return true;
            }

            while (at < limit && char.IsLetter(lower[at]))
            {
                at++;
            }
        }

        (value, after) = (0, at);
        return false;
    }

    private static bool IsWordStart(string lower, int at, string cue) =>
        cue[0] >= 0x2E80 || at == 0 || !char.IsLetter(lower[at - 1]) || lower[at - 1] >= 0x2E80;

    private static bool IsOtherUnit(string lower, int after) =>
        StartsWithAny(lower.AsSpan(after).TrimStart(" -*\"'”"), OtherUnits);

    private static ReadOnlySpan<char> Window(string lower, int at, int length)
    {
        var start = Math.Clamp(at, 0, lower.Length);
        var window = lower.AsSpan(start, Math.Min(length, lower.Length - start));
        var sentence = at < start ? -1 : window.IndexOfAny('.', '\n', '。');
        return sentence < 0 ? window : window[..sentence];
    }

    // Also behind a hyphen: "ab-7" counts nothing.
    private static bool IsInsideWord(string lower, int at) =>
        at > 0 && lower[at] < 0x2E80 && lower[at - 1] < 0x2E80
        && (char.IsLetterOrDigit(lower[at - 1]) || (lower[at - 1] is '-' or '_' or '.' && at > 1 && char.IsLetterOrDigit(lower[at - 2])));

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (text.StartsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (text.EndsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
