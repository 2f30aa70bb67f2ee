using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TagTasks.Inference.Model;

namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>What is read and written of an initializer of an ONNX graph (<c>TensorProto</c>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="External">Where its data lies outside the graph; null when it lies inside.</param>
internal sealed record OnnxTensor(string Name, ExternalData? External)
{
    private const int RawData = 9;
    private const int ExternalEntry = 13;
    private const int DataLocation = 14;

    /// <summary>Reads a tensor.</summary>
    public static OnnxTensor Read(ReadOnlySpan<byte> tensor)
    {
        var (name, location, offset, length) = ("", (string?)null, 0L, 0L);
        var reader = new ProtobufReader(tensor);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case 8:
                    name = Encoding.UTF8.GetString(tensor[reader.ReadRange()]);
                    break;
                case ExternalEntry:
                    var (key, value) = ReadEntry(tensor[reader.ReadRange()]);
                    location = key == "location" ? value : location;
                    offset = key == "offset" ? Number(value) : offset;
                    length = key == "length" ? Number(value) : length;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxTensor(name, location is null ? null : new ExternalData(location, offset, length));
    }

    /// <summary>The bytes of a tensor whose data lies outside, with its data.</summary>
    /// <param name="tensor">The tensor's bytes.</param>
    /// <param name="data">Its data, as it lies there.</param>
    public static ReadOnlySpan<byte> WithData(ReadOnlySpan<byte> tensor, ReadOnlySpan<byte> data)
    {
        var result = new ProtobufWriter();
        var reader = new ProtobufReader(tensor);
        while (reader.Next(out var field))
        {
            reader.Skip();
            if (field is not (ExternalEntry or DataLocation))
            {
                result.Raw(reader.Field);
            }
        }

        result.Bytes(RawData, data);
        return result.Written;
    }

    /// <summary>The bytes of a matrix of 32-bit floats whose data comes from the program that opens the graph.</summary>
    public static ReadOnlySpan<byte> WriteFloats(string name, int rows, int columns, string file)
    {
        var location = new ProtobufWriter();
        location.Text(1, "location");
        location.Text(2, file);
        var tensor = Floats(name, rows, columns);
        tensor.Bytes(ExternalEntry, location.Written);

        // TensorProto.DataLocation.EXTERNAL
        tensor.Number(DataLocation, 1);
        return tensor.Written;
    }

    /// <summary>The bytes of a matrix of 32-bit floats with its data.</summary>
    public static ReadOnlySpan<byte> WriteFloats(string name, int rows, int columns, ReadOnlySpan<float> values)
    {
        // raw_data is little-endian, as every processor is that ONNX Runtime runs on.
        var tensor = Floats(name, rows, columns);
        tensor.Bytes(RawData, MemoryMarshal.AsBytes(values));
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

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"its graph names a place '{text}' in a file");

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
