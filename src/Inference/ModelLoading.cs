using TagTasks.Inference.Devices;
using TagTasks.Inference.Encoders;

namespace TagTasks.Inference;

/// <summary>How a <see cref="LoadedModel"/> is loaded. Immutable.</summary>
/// <param name="Threads">Threads used at once.</param>
internal sealed record ModelLoading(int Threads)
{
    /// <summary>Where the network runs. Default: the processor.</summary>
    public DeviceChoice Device { get; init; } = DeviceChoice.Cpu("nothing else was asked for", null);

    /// <summary>Whether READMEs come by the hundred: which of the processor's two encoders is loaded at once. Default: false.</summary>
    public bool ManyReadmes { get; init; }

    /// <summary>Whether the process ends with it, and nothing need be given back before. Default: false.</summary>
    public bool EndsWithProcess { get; init; }

    /// <summary>Puts something around the encoder, for tests of what devices do. Default: null, for nothing.</summary>
    public Func<IEncoder, IEncoder>? Around { get; init; }
}
