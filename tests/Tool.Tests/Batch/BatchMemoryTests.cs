using System.Text;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>Tests that no other test runs beside.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>Memory does not depend on the number of inputs. Alone in the process: all of its memory is looked at.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class BatchMemoryTests
{
    private const int Inputs = 200_000;

    [Fact]
    public void Of_200_000_inputs_none_is_kept()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var input = new ManyLines();
        var path = folder["out.jsonl"];

        var exitCode = TagTasksCommandLine.Run(["batch", "--out", path, "--device", "cpu"], new Terminal { In = input, Out = output, Error = output });

        Assert.Equal((0, ""), (exitCode, output.ToString()));
        Assert.Equal(Inputs, File.ReadLines(path).LongCount());
        Assert.InRange(input.InUseLate - input.InUseEarly, long.MinValue, 8_000_000);
    }

    /// <summary>Lines without text, which go through everything but the network, and what memory is in use when they are read.</summary>
    private sealed class ManyLines : Stream
    {
        private int next;

        public long InUseEarly { get; private set; }

        public long InUseLate { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (next == Inputs)
            {
                return 0;
            }

            // The least of a few looks: between two, something is always under way.
            if (next is > 10_000 and < 12_000)
            {
                InUseEarly = Least(InUseEarly);
            }
            else if (next > Inputs - 2000)
            {
                InUseLate = Least(InUseLate);
            }

            var line = Encoding.UTF8.GetBytes($"{{\"id\":\"owner/repository-{next++}\",\"readme\":\"\"}}\n");
            line.CopyTo(buffer, offset);
            return line.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private long Least(long before)
        {
            if (next % 400 != 0)
            {
                return before;
            }

            var now = GC.GetTotalMemory(forceFullCollection: true);
            return before == 0 ? now : Math.Min(before, now);
        }
    }
}
