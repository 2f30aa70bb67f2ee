using Microsoft.ML.Tokenizers;

namespace TagTasks.Inference.Tokens;

/// <summary>Splits normalised text into the word pieces of a SentencePiece Unigram model. Immutable and thread-safe.</summary>
internal sealed class PieceTokenizer
{
    private readonly SentencePieceTokenizer tokenizer;
    private readonly int unknown;

    private PieceTokenizer(SentencePieceTokenizer tokenizer, int unknown)
    {
        this.tokenizer = tokenizer;
        this.unknown = unknown;
    }

    /// <summary>Reads a SentencePiece model.</summary>
    /// <param name="model">The bytes of a <c>sentencepiece.model</c> file.</param>
    /// <param name="unknown">The id of the piece that stands for what the model does not know.</param>
    public static PieceTokenizer Load(Stream model, int unknown) =>
        new(SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false), unknown);

    /// <summary>The ids of a text's pieces, without sentence marks; a run of unknown characters is one unknown piece.</summary>
    public List<int> Encode(string normalisedText)
    {
        var ids = new List<int>();
        if (normalisedText.Length == 0)
        {
            return ids;
        }

        foreach (var id in tokenizer.EncodeToIds(normalisedText))
        {
            if (id != unknown || ids.Count == 0 || ids[^1] != unknown)
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
