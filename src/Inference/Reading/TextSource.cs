using System.Globalization;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Reading;

/// <summary>What messages say of a text that is decoded.</summary>
internal sealed class TextSource
{
    private readonly string file;
    private readonly string subject;
    private readonly string notUtf8Advice;
    private readonly string binaryCode;
    private readonly string binaryAdvice;

    private TextSource(string file, string subject, string notUtf8Advice, string binaryCode, string binaryAdvice)
    {
        this.file = file;
        this.subject = subject;
        this.notUtf8Advice = notUtf8Advice;
        this.binaryCode = binaryCode;
        this.binaryAdvice = binaryAdvice;
    }

    /// <summary>A README or a request, as the user named it.</summary>
    public static TextSource Readme(string name) => new(
        name,
        $"'{name}'",
        "Save it as UTF-8, or name its encoding with --encoding.",
        DiagnosticCode.BinaryInput,
        "Give a README in Markdown, reStructuredText, AsciiDoc or plain text.");

    /// <summary>A list of tags.</summary>
    public static TextSource Vocabulary(string path) => new(
        path,
        $"The vocabulary '{path}'",
        "Save it as UTF-8.",
        DiagnosticCode.VocabularyInvalid,
        "Give JSON or a tag a line, in UTF-8.");

    /// <summary>The warning for a text that is not valid UTF-8.</summary>
    /// <param name="line">The 1-based line of the first byte that is not.</param>
    /// <param name="readAs">What it was read as.</param>
    public Diagnostic NotUtf8(int line, string readAs) => Diagnostic.Warning(
        DiagnosticCode.EncodingFallback,
        string.Create(CultureInfo.InvariantCulture, $"{subject} is not valid UTF-8 (line {line}); read as {readAs}. {notUtf8Advice}"),
        file,
        line);

    /// <summary>The refusal of what is no text.</summary>
    /// <param name="offset">Where the first byte 0 is.</param>
    public TagTasksException Binary(int offset) => new(
        binaryCode,
        string.Create(CultureInfo.InvariantCulture, $"{subject} is not text (byte 0 at offset {offset}). {binaryAdvice}"),
        file);
}
