namespace TagTasks.Inference.Devices;

/// <summary>Where the network runs, and why there. Immutable.</summary>
public sealed record DeviceChoice
{
    internal const string CpuName = "CPU";

    /// <summary>Its name for people: <c>CPU</c>, or <c>CUDA:0 (NVIDIA RTX A4000)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Why there, as what follows "because".</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it is a CUDA device.</summary>
    public bool IsCuda { get; init; }

    /// <summary>Whether something of CUDA is there, but not all that it needs: worth telling who did not ask.</summary>
    internal bool IsNearCuda { get; init; }

    /// <summary>The number of the CUDA device.</summary>
    internal int Ordinal { get; init; }

    /// <summary>The folder of ONNX Runtime's libraries; null for those that came with the application.</summary>
    internal string? NativesDirectory { get; init; }

    /// <summary>Whether the processor serves where the device fails to start.</summary>
    internal bool MayFallBack { get; init; }

    /// <summary>The processor.</summary>
    internal static DeviceChoice Cpu(string reason, string? nativesDirectory) =>
        new() { Name = CpuName, Reason = reason, NativesDirectory = nativesDirectory };
}
