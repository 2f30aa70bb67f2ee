namespace TagTasks.Tasks;

/// <summary>Where the model runs. The tags are the same everywhere.</summary>
internal enum TagDevice
{
    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On a CUDA device where one can be used, else on the processor.</summary>
    Auto,

    /// <summary>On a CUDA device; where none can be used a warning says what is missing, and the processor serves.</summary>
    Cuda,
}
