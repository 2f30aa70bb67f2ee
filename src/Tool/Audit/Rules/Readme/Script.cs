using System.Text;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Tells in which script a text is written; between languages of one script it does not tell. Stateless.</summary>
internal static class Script
{
    private const int MinimumLetters = 10;

    // Names and code are Latin in every language: a fifth of other letters means that the prose is not.
    private const double OtherShare = 0.2;

    /// <summary>The scripts that are told apart.</summary>
    internal enum Kind
    {
        Latin,
        Chinese,
        Japanese,
        Korean,
        Cyrillic,
        Greek,
        Hebrew,
        Arabic,
        Other,
    }

    /// <summary>The script of a text; null when it is too short to tell.</summary>
    public static Kind? Of(string text)
    {
        var counts = new int[Enum.GetValues<Kind>().Length];
        foreach (var rune in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            counts[(int)KindOf(rune.Value)]++;
        }

        var letters = counts.Sum();
        if (letters < MinimumLetters)
        {
            return null;
        }

        // Japanese is Chinese characters with its own between them.
        if (counts[(int)Kind.Japanese] > 0)
        {
            counts[(int)Kind.Japanese] += counts[(int)Kind.Chinese];
            counts[(int)Kind.Chinese] = 0;
        }

        Kind[] others = [.. Enum.GetValues<Kind>().Where(kind => kind != Kind.Latin)];
        var most = others.MaxBy(kind => counts[(int)kind]);
        return others.Sum(kind => counts[(int)kind]) > letters * OtherShare ? most : Kind.Latin;
    }

    /// <summary>What a person calls it.</summary>
    public static string Name(Kind script) => script switch
    {
        Kind.Latin => "Latin script",
        Kind.Chinese or Kind.Japanese or Kind.Korean => script.ToString(),
        Kind.Other => "another script",
        _ => $"{script} script",
    };

    private static Kind KindOf(int letter) => letter switch
    {
        < 0x0250 or (>= 0x1E00 and < 0x1F00) => Kind.Latin,
        >= 0x0370 and < 0x0400 or (>= 0x1F00 and < 0x2000) => Kind.Greek,
        >= 0x0400 and < 0x0530 => Kind.Cyrillic,
        >= 0x0590 and < 0x0600 => Kind.Hebrew,
        >= 0x0600 and < 0x0780 or (>= 0xFB50 and < 0xFE00) => Kind.Arabic,
        >= 0x3040 and < 0x3100 => Kind.Japanese,
        >= 0x3400 and < 0xA000 or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x33480) => Kind.Chinese,
        >= 0x1100 and < 0x1200 or (>= 0xAC00 and < 0xD7B0) => Kind.Korean,
        _ => Kind.Other,
    };
}
