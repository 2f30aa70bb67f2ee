using Microsoft.ML.OnnxRuntime;

namespace TagTasks.Inference.Encoders;

/// <summary>A device's memory does not hold what one run needs. Never leaves this folder: <see cref="HalvingEncoder"/> takes less.</summary>
#pragma warning disable CA1064 // Nobody outside sees it.
internal sealed class DeviceMemoryException(string message, Exception? inner = null) : Exception(message, inner)
#pragma warning restore CA1064
{
    // ONNX Runtime has no code for it; these are its arena, CUDA, cuBLAS and cuDNN.
    private static readonly string[] Signs =
    [
        "Failed to allocate memory",
        "is smaller than requested bytes",
        "out of memory",
        "cudaErrorMemoryAllocation",
        "CUBLAS_STATUS_ALLOC_FAILED",
        "CUDNN_STATUS_ALLOC_FAILED",
    ];

    /// <summary>Whether ONNX Runtime says that there was too little memory.</summary>
    public static bool IsSaidBy(OnnxRuntimeException e) => IsSaidBy(e.Message);

    /// <summary>Whether a message of ONNX Runtime says that there was too little memory.</summary>
    internal static bool IsSaidBy(string message) => Array.Exists(Signs, sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
