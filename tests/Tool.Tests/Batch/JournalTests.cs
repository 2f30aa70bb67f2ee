using System.Text;
using TagTasks.TestKit;
using TagTasks.Tool.Batch.Answers;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>A file of answers survives being cut off anywhere: no line is torn, and what is there is a beginning of what was written.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("out.jsonl")]
    [InlineData("out.jsonl.gz")]
    [InlineData("out.jsonl.zst")]
    public void Cut_off_at_any_byte(string name)
    {
        // Three runs, so that a compressed file has three members.
        var path = folder[name];
        var written = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            Append(path, [.. Enumerable.Range(written.Count, 4).Select(Line)]);
            written.AddRange(Enumerable.Range(written.Count, 4).Select(Line));
        }

        var whole = File.ReadAllBytes(path);
        var most = 0;
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);

            var left = Append(path, ["{\"id\":\"next\",\"tags\":[]}"]);

            Assert.Equal(written.Take(left.Count), left);
            Assert.True(left.Count >= most, "Of a longer file less is left.");
            most = left.Count;
            Assert.Equal([.. left, "{\"id\":\"next\",\"tags\":[]}"], Append(path, []));
        }

        Assert.Equal(written.Count, most);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Two_runs_cannot_write_one_file()
    {
        using var first = OutputOpener.Resume(folder["out.jsonl"], out var previous);
        using (previous)
        {
            Assert.Throws<TagTasks.Inference.Diagnostics.TagTasksException>(() => OutputOpener.Resume(folder["out.jsonl"], out _));
        }
    }

    private static string Line(int number) => $"{{\"id\":\"{number}\",\"tags\":[\"{number * 7919 % 104729}\"]}}";

    // What was there, while more is written.
    private static List<string> Append(string path, string[] lines)
    {
        using var answers = OutputOpener.Resume(path, out var previous);
        using (previous)
        {
            foreach (var line in lines)
            {
                answers.Write(line);
            }

            var left = AnswerLines.Read(previous, path).Select(line => Encoding.UTF8.GetString(line.Bytes)).ToList();
            answers.Close();
            return left;
        }
    }
}
