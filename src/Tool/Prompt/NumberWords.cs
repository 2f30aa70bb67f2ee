using System.Collections.Frozen;
using System.Globalization;

namespace TagTasks.Tool.Prompt;

/// <summary>Numbers as requests write them: digits of any width, Chinese numerals, words of ten languages.</summary>
internal static class NumberWords
{
    // Words that are everyday words of another language ("once", "sei") are left out.
    private static readonly FrozenDictionary<string, int> Words = Build(
        ["zero", "none", "null", "cero", "zéro", "ноль", "ноля"],
        ["one", "single", "uno", "una", "un", "une", "ein", "eine", "einen", "eins", "um", "uma", "один", "одного", "하나", "한", "ひとつ"],
        ["two", "dos", "deux", "zwei", "dois", "duas", "два", "двух", "две", "due", "둘", "두", "ふたつ"],
        ["three", "tres", "trois", "drei", "três", "три", "трёх", "трех", "tre", "셋", "세", "みっつ"],
        ["four", "cuatro", "quatre", "vier", "quatro", "четыре", "четырёх", "четырех", "quattro", "넷", "네", "よっつ"],
        ["five", "cinco", "cinq", "fünf", "пять", "пяти", "cinque", "다섯", "いつつ"],
        ["six", "seis", "sechs", "шесть", "шести"],
        ["seven", "siete", "sept", "sieben", "sete", "семь", "семи"],
        ["eight", "ocho", "huit", "acht", "oito", "восемь", "восьми"],
        ["nine", "nueve", "neuf", "neun", "nove", "девять", "девяти"],
        ["ten", "diez", "dix", "zehn", "dez", "десять", "десяти", "열"],
        ["eleven", "onze", "elf"],
        ["twelve", "doce", "douze", "zwölf", "doze"]);

    /// <summary>Reads the number at a place of lower-case text; false when there is none.</summary>
    public static bool TryRead(string lower, int at, out int value, out int after)
    {
        value = 0;
        after = at;
        if (at >= lower.Length)
        {
            return false;
        }

        return char.IsDigit(lower[at]) ? Digits(lower, at, out value, out after)
            : Numeral(lower[at]) >= 0 ? Numerals(lower, at, out value, out after)
            : Word(lower, at, out value, out after);
    }

    private static bool Digits(string lower, int at, out int value, out int after)
    {
        value = 0;
        for (after = at; after < lower.Length && char.IsDigit(lower[after]); after++)
        {
            value = value > 100_000 ? value : (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(lower[after]);
        }

        // "3d" and "3.5" are no counts; "3个", "3-5", "3." are.
        return after >= lower.Length
            || !(char.IsAsciiLetter(lower[after]) || (lower[after] == '.' && after + 1 < lower.Length && char.IsDigit(lower[after + 1])));
    }

    private static bool Numerals(string lower, int at, out int value, out int after)
    {
        value = 0;
        var digit = -1;
        for (after = at; after < lower.Length && Numeral(lower[after]) is var next and >= 0; after++)
        {
            if (next == 10)
            {
                value += digit < 0 ? 10 : digit * 10;
                digit = -1;
            }
            else
            {
                digit = next;
            }
        }

        value += Math.Max(digit, 0);
        return true;
    }

    private static bool Word(string lower, int at, out int value, out int after)
    {
        value = 0;
        for (after = at; after < lower.Length && char.IsLetter(lower[after]) && after - at < 12;)
        {
            after++;
        }

        // Korean writes the counter right behind: 세개, 두 개.
        if (after > at && lower[at] >= '가' && lower[at] <= '힣' && Words.TryGetValue(lower[at..(at + 1)], out value))
        {
            after = at + 1;
            return true;
        }

        return Words.TryGetValue(lower[at..after], out value);
    }

    private static int Numeral(char c) => c == '两' || c == '兩' ? 2 : "零一二三四五六七八九十".IndexOf(c, StringComparison.Ordinal);

    private static FrozenDictionary<string, int> Build(params string[][] words)
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var value = 0; value < words.Length; value++)
        {
            foreach (var word in words[value])
            {
                result.Add(word, value);
            }
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
