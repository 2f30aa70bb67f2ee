using TagTasks.Inference.Model;
using TagTasks.Inference.Text;

namespace TagTasks.Inference.Tokens;

/// <summary>Fits a README into the encoder's window: as much of its lead as there is room for, then its headings.</summary>
internal sealed class TokenWindow(PieceTokenizer tokenizer, EncoderManifest encoder, TokenizerManifest marks)
{
    /// <summary>What makes the pieces.</summary>
    public PieceTokenizer Tokenizer => tokenizer;

    /// <summary>The window over a README.</summary>
    public TokenizedText Fit(ModelInput input)
    {
        var lead = Pieces(CodePoints.Take(input.Lead, encoder.LeadCharacters));
        var headings = Pieces(CodePoints.Take(input.Headings, encoder.HeadingCharacters));

        // Three places belong to the marks: beginning, the one between lead and headings, end.
        var room = encoder.MaxTokens - 3;
        var headingRoom = Math.Min(headings.Count, encoder.HeadingTokens);
        var headingTaken = lead.Count > room - headingRoom ? headingRoom : 0;
        var leadTaken = Math.Min(lead.Count, room - headingTaken);

        var ids = new List<int>(encoder.MaxTokens) { marks.Bos };
        ids.AddRange(lead.GetRange(0, leadTaken));
        if (headingTaken > 0)
        {
            ids.Add(marks.Eos);
            ids.AddRange(headings.GetRange(0, headingTaken));
        }

        ids.Add(marks.Eos);
        return new TokenizedText([.. ids], lead.Count, leadTaken, headingTaken);
    }

    /// <summary>The window over a tag's own text.</summary>
    public int[] FitTag(string text)
    {
        var ids = Pieces(text);
        return [marks.Bos, .. ids.GetRange(0, Math.Min(ids.Count, encoder.TagTokens)), marks.Eos];
    }

    private List<int> Pieces(ReadOnlySpan<char> text)
    {
        using var normalised = new TextBuffer();
        TextNormaliser.Normalise(text, normalised);
        return tokenizer.Encode(normalised.Span);
    }
}
