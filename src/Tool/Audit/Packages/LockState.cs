using TagTasks.Tasks;

namespace TagTasks.Tool.Audit.Packages;

/// <summary>The lock file of a project. Immutable.</summary>
/// <param name="Path">Its full path; null when the project has none and wants none.</param>
/// <param name="IsLocked">Whether a pack takes its tags from it.</param>
/// <param name="Content">What it holds; null when it is missing or not understood.</param>
/// <param name="Problem">Why it is not understood; null when it is.</param>
/// <param name="Changed">The names of the inputs that are not what they were when it was written.</param>
internal sealed record LockState(string? Path, bool IsLocked, LockFile? Content, string? Problem, IReadOnlyList<string> Changed)
{
    /// <summary>A project without one.</summary>
    public static LockState None { get; } = new(null, false, null, null, []);
}
