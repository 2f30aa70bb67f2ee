using System.Net;

using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>Decodes HTML character references such as <c>&amp;amp;</c> and <c>&amp;#20013;</c>.</summary>
internal static class CharacterReferences
{
    // The longest name in HTML, "CounterClockwiseContourIntegral", has 31 letters.
    private const int LongestReference = 34;

    /// <summary>Appends what the reference at the start of a text stands for, or the <c>&amp;</c> itself.</summary>
    /// <returns>How many characters were read.</returns>
    public static int Append(ReadOnlySpan<char> text, TextBuffer buffer)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end > 1)
        {
            var reference = new string(text[..(end + 1)]);
            var decoded = WebUtility.HtmlDecode(reference);
            if (!string.Equals(decoded, reference, StringComparison.Ordinal))
            {
                buffer.Append(decoded);
                return end + 1;
            }
        }

        buffer.Append('&');
        return 1;
    }
}
