namespace TagTasks.Tasks;

/// <summary>How a worker process ended. Immutable.</summary>
/// <param name="ExitCode">Its exit code; null when it was ended from outside.</param>
/// <param name="Canceled">Whether the build was cancelled meanwhile.</param>
/// <param name="LastWords">The end of what it wrote to its console.</param>
internal sealed record WorkerOutcome(int? ExitCode, bool Canceled, string LastWords);
