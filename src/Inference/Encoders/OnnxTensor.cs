using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders;

/// <summary>What is read and written of an initializer of an ONNX graph (<c>TensorProto</c>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="External">Where its data lies outside the graph; null when it lies inside.</param>
internal sealed record OnnxTensor(string Name, ExternalData? External)
{
    /// <summary>Reads a tensor.</summary>
    public static OnnxTensor Read(ReadOnlySpan<byte> tensor)
    {
        var (name, location, offset) = ("", (string?)null, 0L);
        var reader = new ProtobufReader(tensor);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 8:
                    name = Encoding.UTF8.GetString(tensor[reader.ReadRange()]);
                    break;
                case 13:
                    var (key, value) = ReadEntry(tensor[reader.ReadRange()]);
                    location = key == "location" ? value : location;
                    offset = key == "offset" ? long.Parse(value, CultureInfo.InvariantCulture) : offset;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxTensor(name, location is null ? null : new ExternalData(location, offset));
    }

    /// <summary>The bytes of a matrix of 32-bit floats whose data comes from the program that opens the graph.</summary>
    public static ReadOnlySpan<byte> WriteFloats(string name, int rows, int columns, string file)
    {
        var location = new ProtobufWriter();
        location.Text(1, "location");
        location.Text(2, file);
        var tensor = Floats(name, rows, columns);
        tensor.Bytes(13, location.Written);

        // TensorProto.DataLocation.EXTERNAL
        tensor.Number(14, 1);
        return tensor.Written;
    }

    /// <summary>The bytes of a matrix of 32-bit floats with its data.</summary>
    public static ReadOnlySpan<byte> WriteFloats(string name, int rows, int columns, ReadOnlySpan<float> values)
    {
        // raw_data is little-endian, as every processor is that ONNX Runtime runs on.
        var tensor = Floats(name, rows, columns);
        tensor.Bytes(9, MemoryMarshal.AsBytes(values));
        return tensor.Written;
    }

    private static ProtobufWriter Floats(string name, int rows, int columns)
    {
        var tensor = new ProtobufWriter();
        tensor.Number(1, rows);
        tensor.Number(1, columns);

        // TensorProto.DataType.FLOAT
        tensor.Number(2, 1);
        tensor.Text(8, name);
        return tensor;
    }

    private static (string Key, string Value) ReadEntry(ReadOnlySpan<byte> entry)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(entry);
        while (reader.Next(out var field))
        {
            var text = Encoding.UTF8.GetString(entry[reader.ReadRange()]);
            (key, value) = field == 1 ? (text, value) : (key, text);
        }

        return (key, value);
    }
}
