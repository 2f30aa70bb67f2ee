using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tag;

/// <summary>Finds and reads the inputs; one that is refused does not stop the others.</summary>
internal sealed class TagInputReader(TagSettings settings, Terminal terminal, DiagnosticWriter diagnostics)
{
    /// <summary>The inputs that could be read, in the order given.</summary>
    public List<TagInput> ReadAll()
    {
        var inputs = new List<TagInput>();
        var skipped = new List<Diagnostic>();
        foreach (var path in settings.Paths)
        {
            try
            {
                inputs.Add(Read(path));
            }
            catch (TagTasksException e) when (e.Code == DiagnosticCode.ReadmeNotFound && settings.Paths.Count > 1 && Directory.Exists(path))
            {
                skipped.Add(e.Diagnostic);
            }
            catch (TagTasksException e)
            {
                diagnostics.Write(e.Diagnostic);
            }
        }

        // A directory without a README among others is passed over; when there are no others it is what went wrong.
        diagnostics.Write(inputs.Count == 0 ? skipped : skipped.Select(AsWarning));
        return inputs;
    }

    private static Diagnostic AsWarning(Diagnostic error) =>
        error with { Code = DiagnosticCode.ReadmeSkipped, Severity = DiagnosticSeverity.Warning };

    private TagInput Read(string path)
    {
        if (path == "-")
        {
            return Said(new TagInput(path, null, ReadmeReader.Read(terminal.In, "standard input", MarkupFormat.Markdown, settings.Encoding, hashed: settings.TellsAll)));
        }

        var location = ReadmeLocator.Locate(path);
        return Said(new TagInput(path, location, ReadmeReader.Read(location.Path, settings.Encoding, hashed: settings.TellsAll)));
    }

    private TagInput Said(TagInput input)
    {
        diagnostics.Write(input.Readme.Diagnostics);
        return input;
    }
}
