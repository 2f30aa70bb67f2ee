using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TagTasks.Tool.Audit.Reports.Html;

/// <summary>A piece of HTML. In <c>HtmlText.Of($"…{value}…")</c> every value is escaped unless it is HTML itself. Immutable.</summary>
/// <param name="Markup">Its markup.</param>
internal readonly record struct HtmlText(string Markup)
{
    /// <summary>No HTML.</summary>
    public static HtmlText Empty { get; } = new("");

    /// <summary>The HTML of an interpolated string.</summary>
    public static HtmlText Of(Builder text) => text.Build();

    /// <summary>Pieces one after another.</summary>
    public static HtmlText Join(IEnumerable<HtmlText> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <summary>A piece for each of several things.</summary>
    public static HtmlText Each<T>(IEnumerable<T> items, Func<T, HtmlText> piece) => Join(items.Select(piece));

    /// <summary>Takes an interpolated string apart into markup and values.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Builder(int literalLength, int formattedCount)
    {
        // Other scripts stay readable; what a browser could take for markup, and control characters, do not stay.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => text.Append(value.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(HtmlText value) => text.Append(value.Markup);

        public HtmlText Build() => new(text.ToString());
    }
}
