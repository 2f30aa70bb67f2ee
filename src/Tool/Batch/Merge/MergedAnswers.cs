using TagTasks.Tool.Batch.Answers;

namespace TagTasks.Tool.Batch.Merge;

/// <summary>A file that is there when everything is in it, and not before.</summary>
internal sealed class MergedAnswers : AnswerFile
{
    private readonly string path;
    private readonly string? temporary;
    private readonly FileAnswers answers;

    public MergedAnswers(string path)
    {
        this.path = path;

        // Moving a file over /dev/null or a named pipe would replace it; neither has a length, nor has a file with
        // nothing to lose.
        temporary = File.Exists(path) && new FileInfo(path).Length == 0 ? null : $"{path}.{Path.GetRandomFileName()}";
        answers = OutputOpener.Create(path, temporary ?? path);
    }

    public override void Write(ReadOnlySpan<byte> line) => answers.Write(line);

    public override void Close()
    {
        answers.Close();
        answers.Dispose();
        if (temporary is null)
        {
            return;
        }

        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw Unwritable(path, e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        answers.Dispose();
        if (temporary is not null)
        {
            File.Delete(temporary);
        }
    }
}
