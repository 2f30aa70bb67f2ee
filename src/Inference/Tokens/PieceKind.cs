namespace TagTasks.Inference.Tokens;

/// <summary>The kinds of pieces, with the numbers that <c>sentencepiece_model.proto</c> gives them.</summary>
internal enum PieceKind
{
    /// <summary>Matches its own text.</summary>
    Normal = 1,

    /// <summary>Stands for text that no piece matches.</summary>
    Unknown = 2,

    /// <summary>A mark such as <c>&lt;s&gt;</c>, never in text.</summary>
    Control = 3,

    /// <summary>Matches before all others.</summary>
    UserDefined = 4,

    /// <summary>Left out of use.</summary>
    Unused = 5,

    /// <summary>One byte of a character that no piece matches.</summary>
    Byte = 6,
}
