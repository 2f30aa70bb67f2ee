using System.Globalization;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Batch.Answers;
using TagTasks.Tool.Batch.Inputs;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Batch.Merge;

/// <summary>
/// Reads inputs and answers beside each other, once, and writes each input's answer in its place. Each file of answers is
/// about in the order of the inputs, so the memory needed does not depend on how many there are.
/// </summary>
internal sealed class MergeRunner(MergeSettings settings, Terminal terminal)
{
    // Of a shard that was forgotten, everything is missing.
    private const int Said = 10;

    private readonly DiagnosticWriter diagnostics = new(terminal);
    private long answers;
    private long skipped;
    private long missing;

    /// <summary>Runs to the exit code.</summary>
    public ExitCode Run()
    {
        var reader = new InputReader(settings.Inputs, Shard.Whole, settings.Encoding, terminal.In);
        reader.Check();
        var shards = new List<ShardAnswers>();
        try
        {
            shards.AddRange(settings.Shards.Select(ShardAnswers.Open));
            using var output = settings.Out is { } path ? (AnswerFile)new MergedAnswers(path) : new StandardAnswers(terminal);
            Join(reader, shards, output);
            Check(shards);
            if (diagnostics.ExitCode == ExitCode.Fine)
            {
                output.Close();
            }
        }
        finally
        {
            shards.ForEach(shard => shard.Dispose());
        }

        if (settings.Verbose)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers:N0} answers of {shards.Count} files · {skipped:N0} inputs skipped · {missing:N0} missing"));
        }

        return diagnostics.ExitCode;
    }

    private void Join(InputReader reader, List<ShardAnswers> shards, AnswerFile output)
    {
        foreach (var input in reader.Read())
        {
            if (input.Key is { } key && Take(key, shards) is { } line)
            {
                answers++;
                output.Write(line.Bytes);
            }
            else
            {
                Without(input);
            }
        }
    }

    // The next line of one of them, nearly always: only what is not that is looked for further down.
    private static AnswerLine? Take(string key, List<ShardAnswers> shards)
    {
        AnswerLine? line = null;
        return shards.Exists(shard => shard.Lines.First?.Key == key && shard.Lines.TryTake(key, out line))
            || shards.Exists(shard => shard.Lines.TryTake(key, out line)) ? line : null;
    }

    private void Without(BatchInput input)
    {
        try
        {
            input.Read();
        }
        catch (TagTasksException e)
        {
            // What cannot be read has no answer, as its batch has said.
            skipped++;
            if (e.Diagnostic.Severity == DiagnosticSeverity.Error)
            {
                diagnostics.Write(e.Diagnostic);
            }

            return;
        }

        if (++missing <= Said)
        {
            diagnostics.Write(Diagnostic.Error(
                DiagnosticCode.AnswerMissing, $"'{input.Key}' ({input.Where}) has no answer. Name the files of all shards; one that was stopped goes on by --resume."));
        }
    }

    private void Check(List<ShardAnswers> shards)
    {
        foreach (var shard in shards)
        {
            if (shard.Lines.First is { } line)
            {
                diagnostics.Write(Diagnostic.Error(
                    DiagnosticCode.AnswerUnexpected,
                    string.Create(CultureInfo.InvariantCulture, $"'{shard.Path}' answers '{line.Key}' (line {line.Number}), which no input asks for, or not once more. Name each shard once, and the inputs that it was given.")));
            }
        }

        if (missing > Said)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"So have {missing - Said:N0} more."));
        }
    }
}
