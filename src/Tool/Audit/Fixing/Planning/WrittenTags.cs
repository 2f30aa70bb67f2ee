using TagTasks.Tool.Audit.Evaluation;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>Where each tag of a package is written: in the element that decides, or in one that it takes over by <c>$(PackageTags)</c>. Immutable.</summary>
internal sealed class WrittenTags
{
    private const string Property = "PackageTags";

    private readonly List<(TagElement Element, int Token, string? Tag)> pieces = [];
    private readonly List<TagElement> elements = [];
    private readonly WrittenTag?[] places;

    private WrittenTags(int count) => places = new WrittenTag?[count];

    /// <summary>The elements that reach the package, the deciding one first.</summary>
    public IReadOnlyList<TagElement> Elements => elements;

    /// <summary>Traces the tags of a package.</summary>
    /// <param name="chain">The elements that set its tags, the deciding one first.</param>
    /// <param name="own">The tags that MSBuild made of them.</param>
    /// <param name="catalog">Knows the elements.</param>
    public static WrittenTags Trace(IReadOnlyList<EvaluatedElement> chain, IReadOnlyList<string> own, ElementCatalog catalog)
    {
        var written = new WrittenTags(own.Count);
        if (chain.Count > 0)
        {
            written.Follow(chain, 0, catalog);
        }

        written.Align(own);
        return written;
    }

    /// <summary>Where a tag is written; null when an expression decides, or nobody can tell.</summary>
    /// <param name="index">Its number among the package's own tags.</param>
    public WrittenTag? At(int index) => places[index];

    /// <summary>The numbers of the package's own tags that an element writes from one token to another.</summary>
    public IEnumerable<int> IndexesOf(TagElement element, int first, int last) =>
        Enumerable.Range(0, places.Length).Where(i => places[i] is { } place && place.Element == element && place.Token >= first && place.Token <= last);

    private void Follow(IReadOnlyList<EvaluatedElement> chain, int at, ElementCatalog catalog)
    {
        var element = catalog.Get(Property, chain[at]);
        if (!elements.Contains(element))
        {
            elements.Add(element);
        }

        if (element.List is not { } list)
        {
            pieces.Add((element, 0, null));
            return;
        }

        for (var token = 0; token < list.Tokens.Count; token++)
        {
            if (list.Tokens[token].Raw.Equals($"$({Property})", StringComparison.OrdinalIgnoreCase) && at + 1 < chain.Count)
            {
                Follow(chain, at + 1, catalog);
            }
            else
            {
                pieces.Add((element, token, list.Tokens[token].Tag));
            }
        }
    }

    // An expression stands for any number of tags: what is written is counted from both ends up to one.
    private void Align(IReadOnlyList<string> own)
    {
        var first = pieces.FindIndex(piece => piece.Tag is null);
        var last = pieces.FindLastIndex(piece => piece.Tag is null);
        var (head, tail) = first < 0 ? (pieces.Count, 0) : (first, pieces.Count - 1 - last);
        if (first < 0 ? head != own.Count : head + tail > own.Count)
        {
            return;
        }

        for (var i = 0; i < head; i++)
        {
            Place(i, pieces[i], own);
        }

        for (var i = 1; i <= tail; i++)
        {
            Place(own.Count - i, pieces[^i], own);
        }
    }

    private void Place(int index, (TagElement Element, int Token, string? Tag) piece, IReadOnlyList<string> own) =>
        places[index] = piece.Tag == own[index] ? new WrittenTag(piece.Element, piece.Token) : null;
}

/// <summary>Where a tag is written. Immutable.</summary>
/// <param name="Element">The element.</param>
/// <param name="Token">Its number there.</param>
internal sealed record WrittenTag(TagElement Element, int Token);
