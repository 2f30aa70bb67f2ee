using System.Text.Json;
using System.Text.RegularExpressions;

namespace TagTasks.Tool.Audit.Configuration;

/// <summary>What a JSON reader says, as half a sentence. Stateless.</summary>
internal static partial class JsonSentence
{
    /// <summary>The words without the place, which is said otherwise, and without a full stop.</summary>
    public static string Of(JsonException e) => Place().Replace(e.Message.ReplaceLineEndings(" "), "").Trim().TrimEnd('.');

    [GeneratedRegex(@" ?(Path: [^|]*\| )?LineNumber: \d+ \| BytePositionInLine: \d+\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
