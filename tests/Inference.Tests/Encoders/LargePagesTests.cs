using System.Runtime.InteropServices;
using TagTasks.Inference.Encoders.Memory;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>Memory for which large pages were asked is memory as any other, wherever it begins and however small it is.</summary>
public sealed class LargePagesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2 * LargePages.Size)]
    [InlineData((3 * LargePages.Size) + 5)]
    public void It_keeps_what_was_written_to_it(int length)
    {
        var start = Marshal.AllocHGlobal(length);
        try
        {
            var written = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
            var read = new byte[length];
            Marshal.Copy(written, 0, start, length);

            LargePages.Prefer(start, length);

            Marshal.Copy(start, read, 0, length);
            Assert.Equal(written, read);
        }
        finally
        {
            Marshal.FreeHGlobal(start);
        }
    }
}
