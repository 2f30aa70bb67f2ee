namespace TagTasks.Tool.Prompt;

/// <summary>
/// Finds where the README ends. The last fitting end before <c>limit</c> wins: whoever wrote the README can write
/// nothing behind its end, so an end faked inside it never wins.
/// </summary>
internal static class CloserFinder
{
    // A tail longer than this is no closing remark.
    private const int TailLimit = 1_500;

    /// <summary>The README's end and where the words go on.</summary>
    /// <param name="text">The request.</param>
    /// <param name="opener">Its beginning.</param>
    /// <param name="limit">Where the list behind it begins; the text's end when the list is before.</param>
    /// <param name="given">What the words before already give.</param>
    public static (int End, int After) Find(string text, Opener opener, int limit, GivenBefore given)
    {
        var listBehind = limit < text.Length;
        (int, int)? found = opener.Kind switch
        {
            OpenerKind.Fixed => Fixed(text, opener, limit),
            OpenerKind.Fence => Fence(text, opener, limit, listBehind),
            OpenerKind.Separator => Separator(text, opener, limit, listBehind),
            OpenerKind.Quote => Quote(text, opener, limit, listBehind),
            _ => null,
        };
        return found ?? Open(text, opener, limit, listBehind, given);
    }

    private static (int, int)? Fixed(string text, Opener opener, int limit)
    {
        var at = text.AsSpan(opener.Start, limit - opener.Start).LastIndexOf(opener.Close, StringComparison.Ordinal);
        return at < 0 ? null : (opener.Start + at, opener.Start + at + opener.Close.Length);
    }

    private static (int, int)? Fence(string text, Opener opener, int limit, bool listBehind)
    {
        var fences = Lines.Of(text, new TextRange(opener.Start, limit))
            .Where(line => line.Of(text).TrimEnd() is var written
                && written.StartsWith(opener.Close, StringComparison.Ordinal))
            .ToList();
        (int, int)? last = null;
        for (var i = fences.Count - 1; i >= 0; i--)
        {
            var behind = fences.Count - 1 - i;
            if (fences[i].Of(text).TrimEnd() != opener.Close)
            {
                continue;
            }

            // Fences behind the end come in pairs; the list's own fence may stand open before the limit.
            var odd = behind % 2 == 1;
            var tail = new TextRange(fences[i].End, limit);
            if (!odd || listBehind)
            {
                last ??= (fences[i].Start, fences[i].End);
            }

            if (behind is > 0 and <= 4 && tail.Length < TailLimit && (!odd || listBehind)
                && Directive.SkipForward(text, new TextRange(fences[i].End, fences[i + 1].Start)) == fences[i + 1].Start)
            {
                return (fences[i].Start, fences[i].End);
            }

            if (behind > 4)
            {
                break;
            }
        }

        return last;
    }

    private static (int, int)? Separator(string text, Opener opener, int limit, bool listBehind)
    {
        foreach (var line in Enumerable.Reverse(Lines.Of(text, new TextRange(opener.Start, limit))))
        {
            if (line.Of(text).Trim() == opener.Close && (listBehind || text.Length - line.End < TailLimit))
            {
                var first = Directive.SkipForward(text, new TextRange(line.End, text.Length));
                return listBehind || first == text.Length ? (line.Start, line.End) : null;
            }
        }

        return null;
    }

    private static (int, int)? Quote(string text, Opener opener, int limit, bool listBehind)
    {
        var quote = opener.Close[0];
        if (quote == '"' && LooseText.ReadQuoted(text, new TextRange(opener.Start - 1, text.Length), '"', out var after) is not null
            && text.AsSpan(opener.Start, after - opener.Start).Contains("\\n", StringComparison.Ordinal))
        {
            return (after - 1, after);
        }

        return QuoteScan.Last(text, new TextRange(opener.Start, limit), quote, listBehind ? limit : TailLimit) is { } at
            ? (at, at + 1)
            : null;
    }

    private static (int, int) Open(string text, Opener opener, int limit, bool listBehind, GivenBefore given)
    {
        if (!listBehind && (given.Limit || given.Sketch))
        {
            // The one thing that may still be missing is the answer's form, and often it comes last.
            var form = given.Sketch ? limit : Directive.SkipBackward(text, new TextRange(opener.Start, limit));
            var last = JsonFinder.FindAll(text, new TextRange(form, limit)).Exists(Placeholder.IsShape) ? form : limit;
            return (last, last);
        }

        var line = Lines.Around(text, Math.Min(limit, text.Length));
        var from = listBehind ? Math.Max(line.Start, opener.Start) : limit;
        var start = Directive.SkipBackward(text, new TextRange(opener.Start, Math.Max(from, opener.Start)));
        start = Math.Min(start, from);
        if (!listBehind)
        {
            return (start, start);
        }

        // The request may close a quote that it never opened: \n", Assign …
        var first = Lines.Around(text, start);
        var end = Math.Min(Math.Max(first.End, limit), text.Length);
        return QuoteScan.First(text, new TextRange(start, end)) is { } quote ? (quote, quote + 1) : (start, start);
    }
}

/// <summary>What the words before a README give besides the list.</summary>
/// <param name="Limit">Whether they say how many tags.</param>
/// <param name="Sketch">Whether they sketch the answer.</param>
internal readonly record struct GivenBefore(bool Limit, bool Sketch);
