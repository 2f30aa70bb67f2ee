using System.Text;

namespace TagTasks.Tool.Eval;

/// <summary>Tells READMEs in Latin script from others.</summary>
internal static class ScriptGroup
{
    // Markup, code and addresses of every README are Latin: a fifth of other letters means that its prose is not.
    private const double OtherShare = 0.2;

    /// <summary>Whether at least four letters in five are Latin.</summary>
    public static bool IsLatin(string text)
    {
        int letters = 0, other = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                other += rune.Value < 0x0250 || rune.Value is >= 0x1E00 and < 0x1F00 ? 0 : 1;
            }
        }

        return other <= letters * OtherShare;
    }
}
