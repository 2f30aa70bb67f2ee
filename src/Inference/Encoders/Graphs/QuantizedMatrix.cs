namespace TagTasks.Inference.Encoders.Graphs;

/// <summary>A matrix of weights in 8-bit blocks, as <c>MatMulNBits</c> of ONNX Runtime stores it: rows × columns, each row a run of blocks.</summary>
/// <param name="Name">The name that its 32-bit form has in the graph.</param>
/// <param name="Rows">Outputs of the product.</param>
/// <param name="Columns">Inputs of the product; a multiple of <paramref name="BlockSize"/>.</param>
/// <param name="BlockSize">Weights that share a scale.</param>
/// <param name="Weights">Where the weights lie: a byte each, 128 for zero.</param>
/// <param name="Scales">Where the scales lie: a little-endian 32-bit float a block.</param>
internal sealed record QuantizedMatrix(string Name, int Rows, int Columns, int BlockSize, ExternalData Weights, ExternalData Scales)
{
    /// <summary>The matrix that a node multiplies with; null when it is no such node, or its weights are stored in another way.</summary>
    /// <param name="node">The node: A, B, scales, zero points, group indices, bias.</param>
    /// <param name="tensors">The graph's initializers.</param>
    public static QuantizedMatrix? Of(OnnxNode node, IReadOnlyDictionary<string, OnnxTensor> tensors) =>
        node.Is("MatMulNBits", OnnxNode.Contributed)
        && node.Number("bits") == 8
        && node.Input(3) is null && node.Input(4) is null
        && node.Input(1) is { } name && tensors.GetValueOrDefault(name)?.External is { } weights
        && node.Input(2) is { } scale && tensors.GetValueOrDefault(scale)?.External is { } scales
        && node.Number("N") is { } rows && node.Number("K") is { } columns && node.Number("block_size") is > 0 and var block
        && columns % block == 0
            ? new QuantizedMatrix(name + ".f32", (int)rows, (int)columns, (int)block, weights, scales)
            : null;

    /// <summary>One of equal parts, so many rows of it.</summary>
    /// <param name="part">Which one, from 0.</param>
    /// <param name="parts">How many there are; divides the rows.</param>
    public QuantizedMatrix Slice(int part, int parts) => this with
    {
        Name = $"{Name}.{part}",
        Rows = Rows / parts,
        Weights = Weights.Slice(part, (long)Rows / parts * Columns),
        Scales = Scales.Slice(part, (long)Rows / parts * Columns / BlockSize * sizeof(float)),
    };
}

/// <summary>Where a tensor lies outside the graph's file.</summary>
/// <param name="Location">The file's name, beside the graph.</param>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Length">Its bytes; 0 when the graph does not tell.</param>
internal sealed record ExternalData(string Location, long Offset, long Length)
{
    /// <summary>One of parts of a length.</summary>
    public ExternalData Slice(int part, long length) => this with { Offset = Offset + (part * length), Length = length };
}
