using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>An image of a README in Markdown. Immutable.</summary>
/// <param name="Line">The 1-based line on which it begins.</param>
/// <param name="Column">The 1-based column.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="IsShown">Whether the NuGet gallery shows it.</param>
internal sealed partial record ReadmeImage(int Line, int Column, ImageOrigin Origin, bool IsShown)
{
    /// <summary>The images of a README, from top to bottom. Line by line, so that no text takes long.</summary>
    public static IReadOnlyList<ReadmeImage> Find(string text)
    {
        var prose = Prose(WithoutComments(text).Split('\n'));
        var definitions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in prose)
        {
            if (Definition().Match(line) is { Success: true } definition)
            {
                definitions.TryAdd(definition.Groups["label"].Value.Trim(), definition.Groups["url"].Value);
            }
        }

        var images = new List<ReadmeImage>();
        for (var i = 0; i < prose.Length; i++)
        {
            foreach (Match image in Image().Matches(prose[i]))
            {
                var label = image.Groups["label"] is { Success: true, Length: > 0 } given ? given.Value : image.Groups["alt"].Value;
                var url = image.Groups["url"].Success ? image.Groups["url"].Value : definitions.GetValueOrDefault(label.Trim());
                if (url is not null)
                {
                    images.Add(Of(url, i + 1, image.Index + 1));
                }
            }

            images.AddRange(Html().Matches(prose[i]).Select(image => new ReadmeImage(i + 1, image.Index + 1, ImageOrigin.Html, false)));
        }

        return images;
    }

    private static ReadmeImage Of(string url, int line, int column)
    {
        if (url.StartsWith("//", StringComparison.Ordinal))
        {
            url = "https:" + url;
        }

        return !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.IsFile ? new(line, column, ImageOrigin.Relative, false)
            : address.Scheme == "data" ? new(line, column, ImageOrigin.Data, false)
            : new(line, column, ImageOrigin.Host(address.Host), ImageHosts.Shows(address));
    }

    // The gallery takes comments out before it looks; here their lines stay, so that places are right.
    private static string WithoutComments(string text)
    {
        const string Begin = "<!--";
        const string End = "-->";
        var at = text.IndexOf(Begin, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (int end; at >= 0 && (end = text.IndexOf(End, at + Begin.Length, StringComparison.Ordinal)) >= 0; at = text.IndexOf(Begin, end, StringComparison.Ordinal))
        {
            for (var i = at; i < end + End.Length; i++)
            {
                characters[i] = characters[i] is '\n' ? '\n' : ' ';
            }
        }

        return new string(characters);
    }

    // The lines with code blanked out: an image in an example is none.
    private static string[] Prose(string[] lines)
    {
        var prose = new string[lines.Length];
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = Fence().Match(lines[i]).Groups["mark"].Value;
            if (fence is null && mark.Length > 0)
            {
                fence = mark;
                prose[i] = "";
            }
            else if (fence is not null)
            {
                fence = mark.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
                prose[i] = "";
            }
            else
            {
                prose[i] = lines[i].StartsWith("    ", StringComparison.Ordinal) && (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]))
                    ? ""
                    : Code().Replace(lines[i], span => new string(' ', span.Length));
            }
        }

        return prose;
    }

    [GeneratedRegex(@"^ {0,3}\[(?<label>[^\]]+)\]:[ \t]*<?(?<url>[^\s>]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Definition();

    // ![alt](url), ![alt][label], ![label]
    [GeneratedRegex(@"!\[(?<alt>[^\]]*)\](\([ \t]*<?(?<url>[^\s)>]+)|\[(?<label>[^\]]*)\])?", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"<img\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"^ {0,3}(?<mark>```+|~~~+)", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`[^`]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
