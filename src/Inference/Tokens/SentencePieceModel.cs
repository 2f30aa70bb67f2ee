using System.Buffers.Binary;

namespace TagTasks.Inference.Tokens;

/// <summary>
/// The pieces of a SentencePiece Unigram model: what its file holds, in the order of the ids. The file is a protocol
/// buffer, <c>ModelProto</c> of SentencePiece's <c>sentencepiece_model.proto</c>; read here are the pieces (field 1)
/// and those settings (fields 2 and 3) that would make other tokens of the same pieces.
/// </summary>
/// <param name="pieces">The pieces; ids are places in it.</param>
internal sealed class SentencePieceModel(IReadOnlyList<SentencePiece> pieces)
{
    private const int Unigram = 1;

    /// <summary>The pieces; a piece's id is its place.</summary>
    public IReadOnlyList<SentencePiece> Pieces => pieces;

    /// <summary>Reads a model.</summary>
    /// <param name="file">The bytes of a <c>sentencepiece.model</c> file.</param>
    /// <exception cref="FormatException">It is none, or one that splits text in another way than by Unigram pieces alone.</exception>
    public static SentencePieceModel Read(ReadOnlyMemory<byte> file)
    {
        var pieces = new List<SentencePiece>();
        var reader = new ProtobufReader(file.Span);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    pieces.Add(ReadPiece(file, reader.ReadRange()));
                    break;
                case 2:
                    CheckTraining(file.Span[reader.ReadRange()]);
                    break;
                case 3:
                    CheckNormaliser(file.Span[reader.ReadRange()]);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return pieces.Count > 0 ? new SentencePieceModel(pieces) : throw new FormatException("it holds no pieces");
    }

    private static SentencePiece ReadPiece(ReadOnlyMemory<byte> file, Range range)
    {
        var (start, _) = range.GetOffsetAndLength(file.Length);
        var reader = new ProtobufReader(file.Span[range]);
        ReadOnlyMemory<byte> text = default;
        var score = 0f;
        var kind = PieceKind.Normal;
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 1:
                    var (offset, length) = reader.ReadRange().GetOffsetAndLength(file.Length);
                    text = file.Slice(start + offset, length);
                    break;
                case 2:
                    score = BinaryPrimitives.ReadSingleLittleEndian(reader.ReadFixed32());
                    break;
                case 3:
                    kind = (PieceKind)reader.ReadVarint();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return kind is PieceKind.UserDefined or PieceKind.Byte
            ? throw new FormatException($"it has pieces of the kind {kind}, which this version does not know")
            : new SentencePiece(text, score, kind);
    }

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
            else if (specification[reader.ReadRange()] is { IsEmpty: false })
            {
                throw new FormatException("it changes characters before it splits (precompiled_charsmap)");
            }
        }
    }
}
