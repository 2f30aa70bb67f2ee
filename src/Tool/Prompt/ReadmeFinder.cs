namespace TagTasks.Tool.Prompt;

/// <summary>Cuts the request into words, README and words; see <see cref="TagRequestParser"/> for the rules.</summary>
internal static class ReadmeFinder
{
    /// <summary>The cut; null when the request has no list at all.</summary>
    /// <exception cref="TagTasks.Inference.Diagnostics.TagTasksException">Its only lists are inside the README.</exception>
    public static ReadmeRegion? Find(string text, int weakStart)
    {
        var values = JsonFinder.FindAll(text, new TextRange(0, text.Length));
        var opener = OpenerFinder.Find(text, values);
        if (opener is not null && weakStart > 0 && opener.At > weakStart && Directive.SkipForward(text, new TextRange(weakStart, opener.At)) < opener.At - 200)
        {
            opener = null;
        }

        var lists = ListFinder.FindAll(text, new TextRange(0, text.Length), values);
        if (lists.Count == 0)
        {
            return null;
        }

        if (opener is not null)
        {
            return Cut(text, opener, lists) with { Announced = true };
        }

        if (weakStart > 0)
        {
            return Cut(text, Delimiter.At(text, weakStart), lists) with { Announced = true };
        }

        // Nothing announces the README: it is what stays when the asking lines and the list are taken off one end.
        var first = Directive.SkipForward(text, new TextRange(0, text.Length));
        var leading = lists.LastOrDefault(list => list.Range.Start <= first || Lines.Around(text, list.Range.Start).Start <= first);
        if (leading is null)
        {
            return Cut(text, Delimiter.At(text, first), lists);
        }

        var behind = Directive.SkipForward(text, new TextRange(Math.Max(leading.Range.End, first), text.Length));
        return Cut(text, Delimiter.At(text, behind), lists);
    }

    private static ReadmeRegion Cut(string text, Opener opener, List<ListCandidate> lists)
    {
        var before = new TextRange(0, opener.At);
        var listBefore = lists.Exists(list => list.Range.End <= opener.At);
        var last = lists.FindLast(list => list.Range.Start >= opener.Start);
        var limit = listBefore || last is null ? text.Length : last.Range.Start;
        if (opener.Kind == OpenerKind.Fixed && opener.Close[0] is ('<' or '['))
        {
            // A named end is unmistakable: a list before it is inside the README and no list of ours.
            limit = text.Length;
        }

        var words = before.Of(text);
        var given = new GivenBefore(LimitFinder.Find(words) is not null, JsonFinder.FindAll(text, before).Exists(Placeholder.IsShape));
        var (end, after) = new CloserFinder(text, opener, limit).Find(given);
        var behind = lists.Where(list => list.Range.Start >= opener.Start);
        if (limit < text.Length && !TrailingList.IsAsked(text, behind, after, after > end ? opener.Close : ""))
        {
            throw RequestErrors.NoTags();
        }

        return new ReadmeRegion(before, new TextRange(Math.Min(opener.Start, end), end), new TextRange(after, text.Length))
        {
            Announced = opener.Kind != OpenerKind.Open,
        };
    }
}
