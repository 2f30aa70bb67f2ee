namespace TagTasks.Tasks;

/// <summary>An answer with what was asked. Immutable.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="IsNew">Whether the worker was started for it.</param>
/// <param name="Diagnostics">What there is to say about finding it.</param>
internal sealed record FoundAnswer(PackQuestion Question, PackAnswer Answer, bool IsNew, IReadOnlyList<PackDiagnostic> Diagnostics);
