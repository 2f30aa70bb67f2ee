namespace TagTasks.Inference.Model;

/// <summary>The <c>manifest.json</c> of a model bundle, format 1: its files, how they are read, and what was learned about ranking.</summary>
internal sealed record ModelManifest
{
    public required int Format { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>Every file of the bundle, by its path below the bundle's folder.</summary>
    public required Dictionary<string, FileManifest> Files { get; init; }

    public required EncoderManifest Encoder { get; init; }

    public required TokenizerManifest Tokenizer { get; init; }

    public required WordsManifest Words { get; init; }

    public required BackgroundManifest Background { get; init; }

    public required OpenVocabularyManifest OpenVocabulary { get; init; }

    public required List<TrainedVocabularyManifest> Vocabularies { get; init; }
}

/// <summary>A file's size and hash.</summary>
internal sealed record FileManifest
{
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }
}

/// <summary>The network and the window of text that it reads.</summary>
internal sealed record EncoderManifest
{
    public required string File { get; init; }

    public required List<string> Inputs { get; init; }

    public required string Output { get; init; }

    public required int Dimension { get; init; }

    /// <summary>Pieces a text, marks included.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Code points of the lead that are tokenised.</summary>
    public required int LeadCharacters { get; init; }

    /// <summary>Code points of the headings that are tokenised.</summary>
    public required int HeadingCharacters { get; init; }

    /// <summary>Pieces of the headings that follow a lead that is too long.</summary>
    public required int HeadingTokens { get; init; }

    /// <summary>Pieces of a tag's own text.</summary>
    public required int TagTokens { get; init; }
}

/// <summary>The tokenizer and its marks.</summary>
internal sealed record TokenizerManifest
{
    public required string File { get; init; }

    public required int Bos { get; init; }

    public required int Pad { get; init; }

    public required int Eos { get; init; }

    public required int Unknown { get; init; }
}

/// <summary>Word frequencies and how much text word evidence reads.</summary>
internal sealed record WordsManifest
{
    public required string File { get; init; }

    public required int LeadCharacters { get; init; }

    public required int HeadingCharacters { get; init; }

    /// <summary>Words of the lead that count as its opening.</summary>
    public required int OpeningWords { get; init; }

    /// <summary>Code points of the lead that stand for a title where there is no heading.</summary>
    public required int TitleCharacters { get; init; }
}

/// <summary>The vectors against which similarities of an open vocabulary are judged.</summary>
internal sealed record BackgroundManifest
{
    public required string File { get; init; }

    public required int Rows { get; init; }
}

/// <summary>How tags without a head are ranked.</summary>
internal sealed record OpenVocabularyManifest
{
    public required RankerManifest Ranker { get; init; }

    public required double Threshold { get; init; }

    public required double Minimum { get; init; }
}

/// <summary>A vocabulary with a trained head.</summary>
internal sealed record TrainedVocabularyManifest
{
    public required string Name { get; init; }

    public required int MaxTags { get; init; }

    public required string Head { get; init; }

    /// <summary>Tag names, in the order of the head's rows.</summary>
    public required List<string> Tags { get; init; }

    public required RankerManifest Ranker { get; init; }

    public required double Threshold { get; init; }

    public required double Minimum { get; init; }
}

/// <summary>Weights of a logistic regression over one tag's evidence.</summary>
internal sealed record RankerManifest
{
    public required double Bias { get; init; }

    public required double Model { get; init; }

    public required double Title { get; init; }

    public required double Opening { get; init; }

    public required double Body { get; init; }
}
