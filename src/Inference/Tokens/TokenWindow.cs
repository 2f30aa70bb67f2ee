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
        var headingRoom = Math.Min(headings.Length, encoder.HeadingTokens);
        var headingTaken = lead.Length > room - headingRoom ? headingRoom : 0;
        var leadTaken = Math.Min(lead.Length, room - headingTaken);

        int[] ids = headingTaken > 0
            ? [marks.Bos, .. lead.AsSpan(0, leadTaken), marks.Eos, .. headings.AsSpan(0, headingTaken), marks.Eos]
            : [marks.Bos, .. lead.AsSpan(0, leadTaken), marks.Eos];
        return new TokenizedText(ids, lead.Length, leadTaken, headingTaken);
    }

    /// <summary>The window over a tag's own text.</summary>
    public int[] FitTag(string text)
    {
        var ids = Pieces(text);
        return [marks.Bos, .. ids.AsSpan(0, Math.Min(ids.Length, encoder.TagTokens)), marks.Eos];
    }

    private int[] Pieces(ReadOnlySpan<char> text)
    {
        using var normalised = new TextBuffer();
        TextNormaliser.Normalise(text, normalised);
        return tokenizer.Encode(normalised.Span);
    }
}
