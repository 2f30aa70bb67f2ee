namespace TagTasks.Inference.Encoders;

/// <summary>A matrix of weights in 8-bit blocks, as <c>MatMulNBits</c> of ONNX Runtime stores it: rows × columns, each row a run of blocks.</summary>
/// <param name="Name">The name that its 32-bit form has in the graph.</param>
/// <param name="Rows">Outputs of the product.</param>
/// <param name="Columns">Inputs of the product; a multiple of <paramref name="BlockSize"/>.</param>
/// <param name="BlockSize">Weights that share a scale.</param>
/// <param name="Weights">Where the weights lie: a byte each, 128 for zero.</param>
/// <param name="Scales">Where the scales lie: a little-endian 32-bit float a block.</param>
internal sealed record QuantizedMatrix(string Name, int Rows, int Columns, int BlockSize, ExternalData Weights, ExternalData Scales);

/// <summary>Where a tensor lies outside the graph's file.</summary>
/// <param name="Location">The file's name, beside the graph.</param>
/// <param name="Offset">Bytes before it.</param>
internal sealed record ExternalData(string Location, long Offset);
