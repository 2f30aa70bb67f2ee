using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>The tags that an element writes, and what separates them. Immutable.</summary>
internal sealed class TagList
{
    /// <summary>Reads the tags of an element.</summary>
    public TagList(ElementContent content)
    {
        Content = content;
        Tokens = [.. Read(content.Value)];
    }

    /// <summary>What the element holds.</summary>
    public ElementContent Content { get; }

    /// <summary>The tags and expressions, in order.</summary>
    public IReadOnlyList<TagToken> Tokens { get; }

    /// <summary>The text in front of a token; with the number of tokens, the text behind the last.</summary>
    public string Separator(int index) => Content.Value[SeparatorStart(index)..SeparatorEnd(index)];

    /// <summary>Where that text begins.</summary>
    public int SeparatorStart(int index) => index == 0 ? 0 : Tokens[index - 1].End;

    /// <summary>Where it ends.</summary>
    public int SeparatorEnd(int index) => index == Tokens.Count ? Content.Value.Length : Tokens[index].Start;

    /// <summary>Whether tags are separated by a comma.</summary>
    public bool HasCommas => Enumerable.Range(0, Tokens.Count + 1).Any(index => Separator(index).Contains(',', StringComparison.Ordinal));

    private static IEnumerable<TagToken> Read(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (TagMerger.Separators.Contains(text[at]))
            {
                at++;
                continue;
            }

            var (start, isLiteral) = (at, true);
            while (at < text.Length && !TagMerger.Separators.Contains(text[at]))
            {
                var isExpression = MSBuildText.IsExpression(text, at);
                isLiteral &= !isExpression;
                at = isExpression ? MSBuildText.ExpressionEnd(text, at) : at + 1;
            }

            // An escaped separator makes several tags of what looks like one.
            var raw = text[start..at];
            var tag = isLiteral && TagMerger.Split(MSBuildText.Unescape(raw)) is [var only] ? only : null;
            yield return new TagToken(start, at, raw, tag);
        }
    }
}

/// <summary>What stands between two separators. Immutable.</summary>
/// <param name="Start">Where it begins in the element's value.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Raw">How it is written.</param>
/// <param name="Tag">The tag that it is; null when an expression, such as <c>$(PackageTags)</c>, decides.</param>
internal sealed record TagToken(int Start, int End, string Raw, string? Tag);
