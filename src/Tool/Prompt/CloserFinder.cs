namespace TagTasks.Tool.Prompt;

/// <summary>
/// Finds where the README ends. The last fitting end before <c>limit</c> wins: whoever wrote the README can write
/// nothing behind its end, so an end faked inside it never wins.
/// </summary>
/// <param name="text">The request.</param>
/// <param name="opener">The README's beginning.</param>
/// <param name="limit">Where the list behind it begins; the text's end when the list is before.</param>
internal sealed class CloserFinder(string text, Opener opener, int limit)
{
    // A tail longer than this is no closing remark.
    private const int TailLimit = 1_500;

    private bool ListBehind => limit < text.Length;

    /// <summary>The README's end and where the words go on.</summary>
    /// <param name="given">What the words before already give.</param>
    public (int End, int After) Find(GivenBefore given)
    {
        (int, int)? found = opener.Kind switch
        {
            OpenerKind.Fixed => Fixed(),
            OpenerKind.Fence => Fence(),
            OpenerKind.Separator => Separator(),
            OpenerKind.Quote => Quote(),
            _ => null,
        };
        return found ?? Open(given);
    }

    private (int, int)? Fixed()
    {
        var at = text.AsSpan(opener.Start, limit - opener.Start).LastIndexOf(opener.Close, StringComparison.Ordinal);
        return at < 0 ? null : (opener.Start + at, opener.Start + at + opener.Close.Length);
    }

    private (int, int)? Fence()
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
            if (!odd || ListBehind)
            {
                last ??= (fences[i].Start, fences[i].End);
            }

            if (behind is > 0 and <= 4 && tail.Length < TailLimit && (!odd || ListBehind)
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

    private (int, int)? Separator()
    {
        foreach (var line in Enumerable.Reverse(Lines.Of(text, new TextRange(opener.Start, limit))))
        {
            if (line.Of(text).Trim() == opener.Close && (ListBehind || text.Length - line.End < TailLimit))
            {
                var first = Directive.SkipForward(text, new TextRange(line.End, text.Length));
                return ListBehind || first == text.Length ? (line.Start, line.End) : null;
            }
        }

        return null;
    }

    private (int, int)? Quote()
    {
        var quote = opener.Close[0];
        if (quote == '"' && LooseText.ReadQuoted(text, new TextRange(opener.Start - 1, text.Length), '"', out var after) is not null
            && text.AsSpan(opener.Start, after - opener.Start).Contains("\\n", StringComparison.Ordinal))
        {
            return (after - 1, after);
        }

        return QuoteScan.Last(text, new TextRange(opener.Start, limit), quote, ListBehind ? limit : TailLimit) is { } at
            ? (at, at + 1)
            : null;
    }

    private (int, int) Open(GivenBefore given)
    {
        if (!ListBehind && (given.Limit || given.Sketch))
        {
            // The one thing that may still be missing is the answer's form, and often it comes last.
            var form = given.Sketch ? limit : Directive.SkipBackward(text, new TextRange(opener.Start, limit));
            var last = JsonFinder.FindAll(text, new TextRange(form, limit)).Exists(Placeholder.IsShape) ? form : limit;
            return (last, last);
        }

        var line = Lines.Around(text, Math.Min(limit, text.Length));
        var from = ListBehind ? Math.Max(line.Start, opener.Start) : limit;
        var start = Directive.SkipBackward(text, new TextRange(opener.Start, Math.Max(from, opener.Start)));
        start = Math.Min(start, from);
        if (!ListBehind)
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
