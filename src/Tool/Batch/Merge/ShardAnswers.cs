using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Batch.Answers;

namespace TagTasks.Tool.Batch.Merge;

/// <summary>The answers of one shard.</summary>
internal sealed class ShardAnswers : IDisposable
{
    private readonly Stream content;

    private ShardAnswers(string path, Stream content)
    {
        Path = path;
        this.content = content;
        Lines = new AnswerWindow(AnswerLines.Read(content, path));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its lines.</summary>
    public AnswerWindow Lines { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="TagTasksException">It cannot be read.</exception>
    public static ShardAnswers Open(string path)
    {
        try
        {
            return new ShardAnswers(path, Compression.Reader(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TagTasksException(DiagnosticCode.InputNotFound, $"There is no file '{path}'. Check the path.", path, e);
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw new TagTasksException(
                DiagnosticCode.InputUnreadable, $"'{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")} Check its permissions, and that its batch has ended.", path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Lines.Dispose();
        content.Dispose();
    }
}
