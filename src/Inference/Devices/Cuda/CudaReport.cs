namespace TagTasks.Inference.Devices.Cuda;

/// <summary>What was found of one thing that CUDA needs. Immutable.</summary>
/// <param name="Name">What it is: <c>driver</c>, <c>device</c> and so on.</param>
/// <param name="Found">What was found, for people; null when it is missing or cannot be used.</param>
/// <param name="Problem">What is missing, as a clause; null when nothing is.</param>
/// <param name="Advice">A sentence of what to do about it; null when nothing is to be done.</param>
internal sealed record CudaPart(string Name, string? Found, string? Problem = null, string? Advice = null)
{
    public static CudaPart Missing(string name, string problem, string advice) => new(name, null, problem, advice);
}

/// <summary>What was found of all that CUDA needs. Immutable.</summary>
/// <param name="Ordinal">The number of the device that was looked for.</param>
/// <param name="Parts">The things, in the order in which one needs the other.</param>
internal sealed record CudaReport(int Ordinal, IReadOnlyList<CudaPart> Parts)
{
    public const string Platform = "platform";
    public const string Driver = "driver";
    public const string Device = "device";
    public const string Natives = "onnxruntime";
    public const string Libraries = "libraries";

    /// <summary>The folder of ONNX Runtime's libraries; null for those that came with the application.</summary>
    public string? NativesDirectory { get; init; }

    /// <summary>The name of the device.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Everything that is missing, as one clause; null when CUDA can be used.</summary>
    public string? Problem => Parts.Any(part => part.Problem is not null) ? string.Join("; ", Parts.Select(part => part.Problem).OfType<string>()) : null;

    /// <summary>What to do first.</summary>
    public string Advice => Parts.Select(part => part.Advice).FirstOrDefault(advice => advice is not null) ?? "";

    /// <summary>Whether a device or the libraries for one are here.</summary>
    public bool IsNear => Parts.Any(part => part is { Name: Device or Natives, Found: not null });
}
