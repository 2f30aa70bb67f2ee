using TagTasks.Inference.Cleaning;

namespace TagTasks.Inference.Text;

/// <summary>
/// What the later stages read of a README: its lead (every block in order) and its headings, as the model was
/// trained to read them. Not yet normalised: each reader cuts first and normalises then.
/// </summary>
/// <param name="Lead">Block texts joined by <c>" \n "</c>, after name and description; cut at what any reader takes.</param>
/// <param name="Headings">Heading texts joined by <c>" ; "</c>; cut at what any reader takes.</param>
/// <param name="LeadCharacters">Code points of the whole lead before it was cut.</param>
internal sealed record ModelInput(string Lead, string Headings, int LeadCharacters)
{
    private const string BlockSeparator = " \n ";
    private const string HeadingSeparator = " ; ";

    /// <summary>Joins a cleaned README with what else is known of the project.</summary>
    /// <param name="text">The cleaned README.</param>
    /// <param name="name">The package's or repository's name; null or blank when unknown.</param>
    /// <param name="description">Its one-line description; null or blank when unknown. Used only beside a name.</param>
    /// <param name="apiWords">Words of the public API, read after everything else; null when unknown.</param>
    /// <param name="limits">How much is read.</param>
    public static ModelInput From(CleanText text, string? name, string? description, string? apiWords, TextLimits limits)
    {
        using var lead = new Joiner(BlockSeparator, limits.LeadCharacters);
        using var headings = new Joiner(HeadingSeparator, limits.HeadingCharacters);
        lead.Prefix = Prefix(name, description);
        foreach (var block in text.Blocks)
        {
            lead.Add(block.Text);
            if (block.Kind == BlockKind.Heading)
            {
                headings.Add(block.Text);
            }
        }

        if (!string.IsNullOrWhiteSpace(apiWords))
        {
            lead.Add(apiWords);
        }

        return new ModelInput(lead.ToString(), headings.ToString(), lead.Characters);
    }

    private static string Prefix(string? name, string? description) =>
        string.IsNullOrWhiteSpace(name) ? ""
        : string.IsNullOrWhiteSpace(description) ? $"{name.Trim()}: "
        : $"{name.Trim()}: {description.Trim()} ";

    /// <summary>Joins up to a number of code points and goes on counting what it no longer takes.</summary>
    private sealed class Joiner(string separator, int limit) : IDisposable
    {
        private readonly TextBuffer joined = new();
        private bool any;

        public int Characters { get; private set; }

        public string Prefix
        {
            set => Append(value);
        }

        public void Add(string text)
        {
            if (any)
            {
                Append(separator);
            }

            any = true;
            Append(text);
        }

        public override string ToString() => joined.ToString();

        public void Dispose() => joined.Dispose();

        private void Append(string text)
        {
            if (Characters < limit)
            {
                joined.Append(CodePoints.Take(text, limit - Characters));
            }

            Characters += CodePoints.Count(text);
        }
    }
}

/// <summary>How many code points of a README are read.</summary>
/// <param name="LeadCharacters">Of the lead.</param>
/// <param name="HeadingCharacters">Of the headings.</param>
internal readonly record struct TextLimits(int LeadCharacters, int HeadingCharacters);
