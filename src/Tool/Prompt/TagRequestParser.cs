using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Prompt;

/// <summary>
/// Reads a whole free-form request: README, limit, list, the answer's form. Pure; safe from any thread.
/// </summary>
/// <remarks>
/// The request is cut into words, README, words, and only the outer words are obeyed. The cut trusts positions:
/// whoever wrote the README can write neither before its beginning nor behind its end, so
/// <list type="number">
/// <item>the first announced beginning wins (<see cref="OpenerFinder"/>);</item>
/// <item>a list before it is the list; otherwise the last list of the text is;</item>
/// <item>the last end that fits the beginning and leaves the list outside wins (<see cref="CloserFinder"/>);</item>
/// <item>limit, form and id are looked for in the words outside, the list and all JSON taken out.</item>
/// </list>
/// A README that nothing sets off is what stays when the asking lines beside the list are taken off.
/// </remarks>
internal static class TagRequestParser
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="TagTasksException">It has no list, no README, an empty one, a bad list or a limit of 0.</exception>
    public static TagRequest Parse(string request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (text, lastMessage) = ChatMessages.Flatten(request);
        var region = ReadmeFinder.Find(text, LoneReadmeStart(text, lastMessage)) ?? throw RequestErrors.NoTags();
        var list = ListFinder.Best([.. ListFinder.FindAll(text, region.Before), .. ListFinder.FindAll(text, region.After)])
            ?? throw RequestErrors.NoTags();
        CheckList(list.Tags);
        var readme = Readme(text, region);
        List<LooseValue> values = [.. JsonFinder.FindAll(text, region.Before), .. JsonFinder.FindAll(text, region.After)];
        var words = Words(text, region, list, values);

        // Words before the README come first: behind it may be a last line of its own that only looks like ours.
        var limit = LimitFinder.Find(Words(text, region with { After = new TextRange(text.Length, text.Length) }, list, values))
            ?? LimitFinder.Find(words);
        if (limit < 1)
        {
            throw RequestErrors.Limit(limit.Value);
        }

        values.RemoveAll(value => list.Range.Contains(value.Range.Start) && !Placeholder.IsShape(value));
        return new TagRequest
        {
            Readme = readme,
            MaxTags = limit,
            Tags = list.Tags,
            Shape = ShapeFinder.Find(values, list.Tags, words),
        };
    }

    // A last message without a list is the README itself, when a message before it has one.
    private static int LoneReadmeStart(string text, int lastMessage) =>
        lastMessage > 0 && ListFinder.FindAll(text, new TextRange(0, lastMessage)).Count > 0 ? lastMessage : 0;

    private static string Readme(string text, ReadmeRegion region)
    {
        var readme = region.Readme.Of(text);
        if (string.IsNullOrWhiteSpace(readme))
        {
            throw region.Announced ? RequestErrors.EmptyReadme() : RequestErrors.NoReadme();
        }

        return Escapes.IsEscaped(readme) ? Escapes.Decode(readme) : readme;
    }

    private static string Words(string text, ReadmeRegion region, ListCandidate list, List<LooseValue> values)
    {
        var words = new System.Text.StringBuilder();
        foreach (var range in new[] { region.Before, region.After })
        {
            var at = range.Start;
            IEnumerable<TextRange> holes = values.Select(value => value.Range).Append(ListHole(text, list));
            foreach (var hole in holes.Where(hole => range.Contains(hole.Start)).OrderBy(hole => hole.Start))
            {
                if (hole.Start >= at)
                {
                    words.Append(text, at, hole.Start - at).Append(" \n");
                }

                at = Math.Max(at, hole.End);
            }

            words.Append(text, Math.Min(at, range.End), Math.Max(0, range.End - at)).Append('\n');
        }

        return words.ToString();
    }

    // The line that announces a list without JSON often gives the limit: it stays.
    private static TextRange ListHole(string text, ListCandidate list)
    {
        var first = list.Tags[0].NameVerbatim;
        var at = text.AsSpan(list.Range.Start, list.Range.Length).IndexOf(first, StringComparison.Ordinal);
        var line = Lines.Around(text, list.Range.Start);
        return text[list.Range.Start] is '[' or '{' ? list.Range
            : line.End >= list.Range.End ? new TextRange(list.Range.Start + Math.Max(at, 0), InlineEnd(text, list))
            : list.Range with { Start = line.End };
    }

    // A sentence behind a list in its line may give the limit too.
    private static int InlineEnd(string text, ListCandidate list)
    {
        var at = list.Range.Start;
        foreach (var name in list.Tags.Select(tag => tag.NameVerbatim))
        {
            var step = text.AsSpan(at, list.Range.End - at).IndexOf(name, StringComparison.Ordinal);
            if (step < 0)
            {
                return list.Range.End;
            }

            at += step + name.Length;
        }

        return at;
    }

    private static void CheckList(IReadOnlyList<RequestTag> tags)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
        {
            var name = tag.NameVerbatim.Trim();
            if (name.Length == 0)
            {
                throw RequestErrors.EmptyName();
            }

            if (!seen.Add(name))
            {
                throw RequestErrors.Duplicate(name);
            }
        }
    }
}
