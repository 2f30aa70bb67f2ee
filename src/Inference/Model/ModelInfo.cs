namespace TagTasks.Inference.Model;

/// <summary>Which model answers. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The hash of the encoder's weights, lower-case hexadecimal.</param>
public sealed record ModelInfo(string Name, string Version, string Sha256);
