using System.Runtime.InteropServices;
using System.Text;

namespace TagTasks.Benchmarks;

/// <summary>
/// An ONNX model of one matrix product by constant weights, written field by field (onnx.proto: <c>ModelProto</c>,
/// <c>GraphProto</c>, <c>NodeProto</c>, <c>TensorProto</c>): the peak that the encoder's products are compared with.
/// </summary>
internal static class MatMulModel
{
    /// <summary>The model's bytes: <c>Y[rows, columns] = X[rows, inner] · W[inner, columns]</c>, 32-bit floats.</summary>
    public static byte[] Create(int rows, int inner, int columns)
    {
        var weights = new float[inner * columns];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = ((i % 17) - 8) / 64f;
        }

        byte[] node = [.. Text(1, "X"), .. Text(1, "W"), .. Text(2, "Y"), .. Text(4, "MatMul")];
        byte[] initializer =
        [
            .. Number(1, inner), .. Number(1, columns), .. Number(2, 1), .. Text(8, "W"),
            .. Bytes(9, MemoryMarshal.AsBytes<float>(weights)),
        ];
        byte[] graph =
        [
            .. Bytes(1, node), .. Text(2, "product"), .. Bytes(5, initializer),
            .. Bytes(11, Value("X", rows, inner)), .. Bytes(12, Value("Y", rows, columns)),
        ];
        return [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, [.. Number(2, 17)])];
    }

    private static byte[] Value(string name, params int[] shape)
    {
        byte[] dimensions = [.. shape.SelectMany(size => Bytes(1, Number(1, size)))];
        byte[] tensor = [.. Number(1, 1), .. Bytes(2, dimensions)];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, tensor))];
    }

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, ReadOnlySpan<byte> value) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)value.Length), .. value];

    private static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
