using System.Diagnostics;
using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch.Answers;

/// <summary>
/// Where the answers go, a line each. A plain file or pipe has each line as soon as it is written; a compressed file is
/// written in members that each stand for themselves, a new one every few seconds. So a file is its own journal: whatever
/// ends the process, all but the last lines are there, and at most one of them is torn.
/// </summary>
internal abstract class AnswerFile : IDisposable
{
    /// <summary>Whether anybody may still read them.</summary>
    public virtual bool HasReader => true;

    /// <summary>Writes a line.</summary>
    /// <exception cref="TagTasksException">It cannot be written.</exception>
    public void Write(string line) => Write(Encoding.UTF8.GetBytes(line));

    /// <summary>Writes a line of UTF-8, given without its end.</summary>
    /// <exception cref="TagTasksException">It cannot be written.</exception>
    public abstract void Write(ReadOnlySpan<byte> line);

    /// <summary>Writes what is still held back.</summary>
    public abstract void Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected static TagTasksException Unwritable(string? path, Exception e) => new(
        DiagnosticCode.OutputUnwritable,
        $"{(path is null ? "Standard output" : $"'{path}'")} cannot be written: {e.Message.ReplaceLineEndings(" ")} Make room, or give another file.",
        path,
        e);
}

/// <summary>Standard output.</summary>
internal sealed class StandardAnswers(Terminal terminal) : AnswerFile
{
    public override bool HasReader => terminal.OutHasReader();

    public override void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            terminal.Out.Write(Encoding.UTF8.GetString(line));
            terminal.Out.Write('\n');

            // Whoever feeds us line by line may wait for this one before the next.
            terminal.Out.Flush();
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw Unwritable(null, e);
        }
    }

    public override void Close()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}

/// <summary>A file that is open for writing at its end.</summary>
internal sealed class FileAnswers(string path, FileStream file) : AnswerFile
{
    private const int MemberBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan MemberTime = TimeSpan.FromSeconds(10);

    private readonly bool compressed = Compression.Compresses(path);
    private Stream? member;
    private int memberBytes;
    private long memberStarted;

    public override void Write(ReadOnlySpan<byte> line)
    {
        // In one piece: a plain file is never torn between a line and its end unless the system itself goes down.
        byte[] bytes = [.. line, (byte)'\n'];
        try
        {
            if (!compressed)
            {
                file.Write(bytes);
                return;
            }

            if (member is null)
            {
                member = Compression.Writer(path, file);
                (memberBytes, memberStarted) = (0, Stopwatch.GetTimestamp());
            }

            member.Write(bytes);
            memberBytes += bytes.Length;
            if (memberBytes >= MemberBytes || Stopwatch.GetElapsedTime(memberStarted) >= MemberTime)
            {
                EndMember();
            }
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw Unwritable(path, e);
        }
    }

    public override void Close()
    {
        try
        {
            // An archive of nothing is a member of nothing: a file without any is what unpackers call broken.
            if (compressed && file.Position == 0 && member is null)
            {
                member = Compression.Writer(path, file);
            }

            EndMember();
            file.Flush(flushToDisk: file.CanSeek);
        }
        catch (Exception e) when (Compression.IsFailure(e))
        {
            throw Unwritable(path, e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        // Not ended: after a failure there is nothing good to add, and what is torn is mended when the run goes on.
        member = null;
        file.Dispose();
    }

    private void EndMember()
    {
        member?.Dispose();
        member = null;
        file.Flush();
    }
}
