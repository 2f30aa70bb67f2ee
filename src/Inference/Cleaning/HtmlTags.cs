using System.Collections.Frozen;

namespace TagTasks.Inference.Cleaning;

/// <summary>What a tag does to the text around it.</summary>
internal enum HtmlRole
{
    Inline,
    Block,
    Heading,
    Image,
    Code,
    Hidden,
}

/// <summary>The tags that matter for reading, by name.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlRole>.AlternateLookup<ReadOnlySpan<char>> Roles =
        Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlRole RoleOf(ReadOnlySpan<char> name) =>
        Roles.TryGetValue(name, out var role) ? role : HtmlRole.Inline;

    private static IEnumerable<KeyValuePair<string, HtmlRole>> Table() =>
    [
        .. Each(HtmlRole.Heading, "h1 h2 h3 h4 h5 h6"),
        .. Each(HtmlRole.Image, "img"),
        .. Each(HtmlRole.Code, "pre"),
        .. Each(HtmlRole.Hidden, "script style svg"),
        .. Each(
            HtmlRole.Block,
            "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure "
            + "footer form head header hr html iframe li main nav ol option p section select summary table tbody td "
            + "tfoot th thead title tr ul video"),
    ];

    private static IEnumerable<KeyValuePair<string, HtmlRole>> Each(HtmlRole role, string names) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, role));
}
