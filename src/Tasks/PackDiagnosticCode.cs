namespace TagTasks.Tasks;

/// <summary>
/// Every code that a pack says of itself. All are warnings: a pack never fails because of tags. A code is never reused
/// for another meaning; <c>docs/diagnostics.md</c> lists them and a test keeps the two equal.
/// </summary>
internal static class PackDiagnosticCode
{
    // 40x: the project.

    /// <summary>The package has no README to read.</summary>
    public const string NoReadme = "TAGTASKS401";

    /// <summary>The README that a property names does not exist.</summary>
    public const string ReadmeNotFound = "TAGTASKS402";

    /// <summary>A property has a value that is not understood.</summary>
    public const string PropertyInvalid = "TAGTASKS403";

    /// <summary>The project packs a nuspec of its own, which has its own tags.</summary>
    public const string NuspecFile = "TAGTASKS404";

    /// <summary>The project packs with NuGetizer, which does not ask for tags.</summary>
    public const string NuGetizer = "TAGTASKS405";

    /// <summary>A file that speaks for tags cannot be read.</summary>
    public const string InputUnreadable = "TAGTASKS406";

    /// <summary>The reference to TagTasks is not private: packages that are packed would depend on it.</summary>
    public const string ReferenceNotPrivate = "TAGTASKS407";

    // 41x: the worker.

    /// <summary>Files of this package are missing.</summary>
    public const string WorkerMissing = "TAGTASKS411";

    /// <summary>The .NET runtime that the worker needs is not on this machine.</summary>
    public const string RuntimeMissing = "TAGTASKS412";

    /// <summary>The worker ended without an answer.</summary>
    public const string WorkerFailed = "TAGTASKS413";

    /// <summary>The worker took longer than allowed.</summary>
    public const string WorkerTimeout = "TAGTASKS414";

    /// <summary>The worker's answer is not one that is understood.</summary>
    public const string AnswerInvalid = "TAGTASKS415";

    /// <summary>The package has no native library for this platform.</summary>
    public const string PlatformUnsupported = "TAGTASKS416";

    /// <summary>Our folder under the project's intermediate folder cannot be written.</summary>
    public const string FolderUnwritable = "TAGTASKS417";

    // 42x: the lock file.

    /// <summary>Locked mode without a lock file.</summary>
    public const string LockMissing = "TAGTASKS421";

    /// <summary>The lock file is not one that is understood.</summary>
    public const string LockInvalid = "TAGTASKS422";

    /// <summary>The lock file was made from other inputs.</summary>
    public const string LockOutdated = "TAGTASKS423";

    /// <summary>The lock file cannot be written.</summary>
    public const string LockUnwritable = "TAGTASKS424";

    // 43x: findings.

    /// <summary>Audit mode: suggested tags that the package does not have.</summary>
    public const string TagsMissing = "TAGTASKS431";

    // 49x: our own fault.

    /// <summary>Something that must not happen did.</summary>
    public const string InternalError = "TAGTASKS491";
}
