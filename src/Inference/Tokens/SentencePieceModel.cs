using System.Buffers.Binary;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Tokens;

/// <summary>
/// The pieces of a SentencePiece Unigram model by id. The file is a protocol buffer, <c>ModelProto</c> of
/// SentencePiece's <c>sentencepiece_model.proto</c>; read here are the pieces (field 1) and those settings (fields 2
/// and 3) that would make other tokens of the same pieces. Plain arrays: there are tens of thousands of pieces, and a
/// cold start waits for them. Immutable and thread-safe.
/// </summary>
internal sealed class SentencePieceModel
{
    private const int Unigram = 1;

    // What a piece and its score take at the least, and most pieces not much more.
    private const int BytesPerPiece = 12;

    private readonly byte[] file;
    private int[] starts;
    private int[] lengths;
    private float[] scores;
    private byte[] kinds;

    private SentencePieceModel(byte[] file)
    {
        this.file = file;
        var expected = (file.Length / BytesPerPiece) + 1;
        starts = new int[expected];
        lengths = new int[expected];
        scores = new float[expected];
        kinds = new byte[expected];
    }

    /// <summary>How many pieces there are; ids are below it.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all texts together.</summary>
    public int TextBytes { get; private set; }

    /// <summary>Bytes of the longest text.</summary>
    public int LongestText { get; private set; }

    /// <summary>Reads a model.</summary>
    /// <param name="file">The bytes of a <c>sentencepiece.model</c> file; kept.</param>
    /// <exception cref="FormatException">It is none, or one that splits text in another way than by Unigram pieces alone.</exception>
    public static SentencePieceModel Read(byte[] file)
    {
        var model = new SentencePieceModel(file);
        var reader = new ProtobufReader(file);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    model.ReadPiece(reader.ReadRange());
                    break;
                case 2:
                    CheckTraining(file.AsSpan(reader.ReadRange()));
                    break;
                case 3:
                    CheckNormaliser(file.AsSpan(reader.ReadRange()));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return model.Count > 0 ? model : throw new FormatException("it holds no pieces");
    }

    /// <summary>The text of a piece in UTF-8, with <c>▁</c> for a blank.</summary>
    public ReadOnlySpan<byte> TextOf(int id) => file.AsSpan(starts[id], lengths[id]);

    /// <summary>The log-probability of a piece.</summary>
    public float ScoreOf(int id) => scores[id];

    /// <summary>Whether text can match a piece.</summary>
    public PieceKind KindOf(int id) => (PieceKind)kinds[id];

    private static void CheckTraining(ReadOnlySpan<byte> specification)
    {
        var reader = new ProtobufReader(specification);
        while (reader.Next(out var field))
        {
            if (field != 3)
            {
                reader.Skip();
            }
            else if (reader.ReadVarint() is var type && type != Unigram)
            {
                throw new FormatException($"its model type is {type}, not Unigram");
            }
        }
    }

    private static void CheckNormaliser(ReadOnlySpan<byte> specification)
    {
        var reader = new ProtobufReader(specification);
        while (reader.Next(out var field))
        {
            if (field != 2)
            {
                reader.Skip();
            }
            else if (!specification[reader.ReadRange()].IsEmpty)
            {
                throw new FormatException("it changes characters before it splits (precompiled_charsmap)");
            }
        }
    }

    private void ReadPiece(Range range)
    {
        if (Count == starts.Length)
        {
            Grow();
        }

        var id = Count++;
        var start = range.Start.Value;
        kinds[id] = (byte)PieceKind.Normal;
        var reader = new ProtobufReader(file.AsSpan(range));
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    var text = reader.ReadRange();
                    (starts[id], lengths[id]) = (start + text.Start.Value, text.End.Value - text.Start.Value);
                    break;
                case 2:
                    scores[id] = BinaryPrimitives.ReadSingleLittleEndian(reader.ReadFixed32());
                    break;
                case 3:
                    kinds[id] = (byte)Known(reader.ReadVarint());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        TextBytes += lengths[id];
        LongestText = Math.Max(LongestText, lengths[id]);
    }

    private void Grow()
    {
        var size = 2 * starts.Length;
        Array.Resize(ref starts, size);
        Array.Resize(ref lengths, size);
        Array.Resize(ref scores, size);
        Array.Resize(ref kinds, size);
    }

    private static PieceKind Known(ulong kind) =>
        kind is (>= (ulong)PieceKind.Normal and <= (ulong)PieceKind.Control) or (ulong)PieceKind.Unused
            ? (PieceKind)kind
            : throw new FormatException($"it has pieces of the kind {(PieceKind)kind}, which this version does not know");
}
