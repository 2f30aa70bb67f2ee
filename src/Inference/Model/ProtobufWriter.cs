using System.Buffers;
using System.Text;

namespace TagTasks.Inference.Model;

/// <summary>Writes one protocol buffer message (protobuf.dev, Encoding). Not thread-safe.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> message = new(256);

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => message.WrittenSpan;

    /// <summary>Adds a field that is encoded already, key and value.</summary>
    public void Raw(ReadOnlySpan<byte> field) => message.Write(field);

    /// <summary>Adds a number.</summary>
    public void Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
    }

    /// <summary>Adds a text.</summary>
    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds bytes or a message.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        message.Write(value);
    }

    private void Varint(ulong value)
    {
        var bytes = message.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[count++] = (byte)(value | 0x80);
        }

        bytes[count++] = (byte)value;
        message.Advance(count);
    }
}
