using System.Text.RegularExpressions;

namespace TagTasks.Tool.Prompt;

/// <summary>Hears "as a JSON array" in the words of a request that sketches no answer.</summary>
internal static partial class ArrayWords
{
    // What is longer is no instruction.
    private const int WordsLimit = 100_000;

    /// <summary>Whether the words ask for a bare array: for an array, and for no object or key around it.</summary>
    public static bool AskFor(string words)
    {
        var near = words.AsSpan(0, Math.Min(words.Length, WordsLimit));
        return Asked().IsMatch(near) && !Around().IsMatch(near);
    }

    // "From this JSON array:" and "given as a JSON array" speak of the list.
    [GeneratedRegex(
        """
        (?<!\b(?:given|provided|supplied|listed|written|formatted|passed|comes?|is|are)\s)
        \b(?:as|return|output|with|reply|respond|answer|give|only|just|produce)\s{1,3}(?:(?:as|in|with|me|only|just|back)\s){0,3}
        (?:an?\s|the\s)?(?:(?:bare|plain|flat|single|valid|raw|simple|strict)\s){0,2}(?:json\s)?array\b(?!\s?[:：]|\s(?:below|above|here))
        | (?:返回|返し|输出|給出|给出|回答|以|用)[^。\n]{0,16}(?:数组|數組)(?!\s?[:：])
        | 配列(?:で|として|を返|のみ|だけ)
        | 배열(?:로|만|을)
        | \bals\s(?:ein\s)?(?:json-?\s?)?array\b
        | \bcom[oe]\s(?:una?\s|um\s)?(?:array|arreglo)\b
        | \b(?:comme|sous\sforme\sde|sous\sla\sforme\sd['’]un|en)\s(?:un\s)?tableau\sjson\b
        | (?:как|в\sвиде|верни)\s(?:json[-\s])?массив
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(
        "json object|an object|\\bkeys?\\b|\\bfields?\\b|\\bproperty\\b|对象|字段|オブジェクト|キー|객체|objeto|\\bobjekt|\\bobjet\\b|oggetto|объект",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
