using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Batch.Inputs;

/// <summary>An input that is a README file; its path is its id.</summary>
internal static class ReadmeFile
{
    /// <summary>The input.</summary>
    public static BatchInput Input(string path, string? encoding) => BatchInput.Of(path, path, () => Read(path, encoding));

    private static ReadInput Read(string path, string? encoding)
    {
        try
        {
            return Of(new TagInput(path, new ReadmeLocation(path, "", null), ReadmeReader.Read(path, encoding)));
        }
        catch (TagTasksException e) when (e.Code != DiagnosticCode.UnknownEncoding)
        {
            throw new TagTasksException(Diagnostic.Warning(DiagnosticCode.FileSkipped, $"'{path}' is skipped. {e.Diagnostic.Message}", path), e);
        }
    }

    /// <summary>An input that has been read. Its text is handed on, not kept.</summary>
    public static ReadInput Of(TagInput input) => new(input with { Readme = input.Readme with { Text = "" } }, input.ToTaggingInput());
}
