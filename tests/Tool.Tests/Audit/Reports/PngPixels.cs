using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>The colours of a screenshot: a PNG with eight bits a channel, without interlace.</summary>
internal sealed class PngPixels
{
    private readonly byte[] pixels;
    private readonly int channels;

    private PngPixels(int width, int height, int channels, byte[] pixels) => (Width, Height, this.channels, this.pixels) = (width, height, channels, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>A colour as a style sheet writes it: <c>#1c2024</c>.</summary>
    public string this[int x, int y] => "#" + Convert.ToHexStringLower(pixels.AsSpan(((y * Width) + x) * channels, 3));

    /// <summary>How many pixels have a colour.</summary>
    public int Count(string colour)
    {
        var rgb = Convert.FromHexString(colour[1..]);
        return Enumerable.Range(0, Width * Height).Count(i => pixels.AsSpan(i * channels, 3).SequenceEqual(rgb));
    }

    public static PngPixels Read(byte[] png)
    {
        using var data = new MemoryStream();
        var (width, height, channels) = (0, 0, 0);
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            var content = png.AsSpan(at + 8, length);
            if (name == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                channels = content[9] == 6 ? 4 : 3;
            }
            else if (name == "IDAT")
            {
                data.Write(content);
            }

            at += length + 12;
        }

        data.Position = 0;
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new byte[width * height * channels];
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            var line = pixels.AsSpan(y * width * channels, width * channels);
            inflated.ReadExactly(line);
            Restore(filter, line, y == 0 ? new byte[line.Length] : pixels.AsSpan((y - 1) * line.Length, line.Length), channels);
        }

        return new PngPixels(width, height, channels, pixels);
    }

    private static void Restore(int filter, Span<byte> line, ReadOnlySpan<byte> above, int channels)
    {
        for (var i = 0; i < line.Length; i++)
        {
            int left = i < channels ? 0 : line[i - channels], up = above[i], corner = i < channels ? 0 : above[i - channels];
            line[i] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
