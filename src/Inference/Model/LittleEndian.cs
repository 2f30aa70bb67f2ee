using System.Buffers.Binary;

namespace TagTasks.Inference.Model;

/// <summary>32-bit floats as the model's files and the cache hold them. Stateless.</summary>
internal static class LittleEndian
{
    /// <summary>The numbers of a file.</summary>
    /// <param name="bytes">Four bytes a number.</param>
    public static float[] Floats(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return values;
    }

    /// <summary>The bytes of numbers, four each.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return bytes;
    }
}
