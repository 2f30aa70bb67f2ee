using System.Runtime.InteropServices;
using TagTasks.Inference.Model;

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

        var node = Message(node =>
        {
            node.Text(1, "X");
            node.Text(1, "W");
            node.Text(2, "Y");
            node.Text(4, "MatMul");
        });
        var initializer = Message(tensor =>
        {
            tensor.Number(1, inner);
            tensor.Number(1, columns);
            tensor.Number(2, 1);
            tensor.Text(8, "W");
            tensor.Bytes(9, MemoryMarshal.AsBytes<float>(weights));
        });
        var graph = Message(graph =>
        {
            graph.Bytes(1, node);
            graph.Text(2, "product");
            graph.Bytes(5, initializer);
            graph.Bytes(11, Value("X", rows, inner));
            graph.Bytes(12, Value("Y", rows, columns));
        });
        return Message(model =>
        {
            model.Number(1, 8);
            model.Bytes(7, graph);
            model.Bytes(8, Message(opset => opset.Number(2, 17)));
        });
    }

    private static byte[] Value(string name, params int[] shape)
    {
        var dimensions = Message(dimensions => Array.ForEach(shape, size => dimensions.Bytes(1, Message(dimension => dimension.Number(1, size)))));
        var tensor = Message(tensor =>
        {
            tensor.Number(1, 1);
            tensor.Bytes(2, dimensions);
        });
        return Message(value =>
        {
            value.Text(1, name);
            value.Bytes(2, Message(type => type.Bytes(1, tensor)));
        });
    }

    private static byte[] Message(Action<ProtobufWriter> write)
    {
        var message = new ProtobufWriter();
        write(message);
        return message.Written.ToArray();
    }
}
