namespace TagTasks.Tool.Audit.Rules;

/// <summary>
/// Every code of a finding, in blocks by topic. A code is never reused for another meaning; <c>docs/rules</c> has a page
/// for each, and a test keeps it so.
/// </summary>
internal static class AuditCode
{
    // 50x, 51x: tags.

    /// <summary>A tag that the README speaks for strongly is not there.</summary>
    public const string StrongTagMissing = "TAGTASKS501";

    /// <summary>There are no tags.</summary>
    public const string TagsMissing = "TAGTASKS502";

    /// <summary>A tag stands twice, in another case, spelling or number.</summary>
    public const string TagDuplicate = "TAGTASKS503";

    /// <summary>A tag is not of the vocabulary.</summary>
    public const string TagUnknown = "TAGTASKS504";

    /// <summary>The README does not speak for a tag.</summary>
    public const string TagUnsupported = "TAGTASKS505";

    /// <summary>A tag carries a comma.</summary>
    public const string TagWithComma = "TAGTASKS506";

    /// <summary>A tag of several words falls apart.</summary>
    public const string TagWithWhiteSpace = "TAGTASKS507";

    /// <summary>A tag is too long.</summary>
    public const string TagTooLong = "TAGTASKS508";

    /// <summary>There are more tags than are worth having.</summary>
    public const string TooManyTags = "TAGTASKS509";

    /// <summary>The tags are longer than feeds accept.</summary>
    public const string TagsTooLong = "TAGTASKS510";

    /// <summary>A tag repeats the package's id.</summary>
    public const string TagIsPackageId = "TAGTASKS511";

    /// <summary>A tag and another word for it stand side by side.</summary>
    public const string TagAlias = "TAGTASKS512";

    // 52x: the description.

    /// <summary>There is no description.</summary>
    public const string DescriptionMissing = "TAGTASKS520";

    /// <summary>The description is a template's.</summary>
    public const string DescriptionDefault = "TAGTASKS521";

    /// <summary>The description repeats the package's id.</summary>
    public const string DescriptionIsId = "TAGTASKS522";

    /// <summary>The description is longer than feeds accept.</summary>
    public const string DescriptionTooLong = "TAGTASKS523";

    // 53x: the README.

    /// <summary>There is no README.</summary>
    public const string ReadmeMissing = "TAGTASKS530";

    /// <summary>There is a README, but it is not packed.</summary>
    public const string ReadmeNotPacked = "TAGTASKS531";

    /// <summary>The README that the project names does not reach the package.</summary>
    public const string ReadmeNotFound = "TAGTASKS532";

    /// <summary>The README is a template's.</summary>
    public const string ReadmeTemplate = "TAGTASKS533";

    /// <summary>The README is empty.</summary>
    public const string ReadmeEmpty = "TAGTASKS534";

    /// <summary>The README has nothing but badges and headings.</summary>
    public const string ReadmeOnlyBadges = "TAGTASKS535";

    /// <summary>The README is larger than the NuGet gallery shows.</summary>
    public const string ReadmeTooLarge = "TAGTASKS536";

    /// <summary>The README has images that the NuGet gallery does not show.</summary>
    public const string ReadmeImages = "TAGTASKS537";

    /// <summary>README and description are of different languages.</summary>
    public const string ReadmeLanguage = "TAGTASKS538";

    /// <summary>The README cannot be read.</summary>
    public const string ReadmeUnreadable = "TAGTASKS539";

    // 54x: what else a user looks for.

    /// <summary>There is no licence.</summary>
    public const string LicenceMissing = "TAGTASKS540";

    /// <summary>There is no project address.</summary>
    public const string ProjectUrlMissing = "TAGTASKS541";

    /// <summary>There is no repository address.</summary>
    public const string RepositoryUrlMissing = "TAGTASKS542";

    /// <summary>There is no icon.</summary>
    public const string IconMissing = "TAGTASKS543";

    // 55x: TagTasks in the project.

    /// <summary>The sidecar is missing.</summary>
    public const string SidecarMissing = "TAGTASKS550";

    /// <summary>The sidecar was made from other inputs.</summary>
    public const string SidecarStale = "TAGTASKS551";

    /// <summary>The sidecar was changed by hand.</summary>
    public const string SidecarTampered = "TAGTASKS552";

    /// <summary>The lock file was made from other inputs.</summary>
    public const string LockOutdated = "TAGTASKS553";

    /// <summary>The lock file is missing or not understood.</summary>
    public const string LockUnusable = "TAGTASKS554";

    /// <summary>The project's version of TagTasks is not the tool's.</summary>
    public const string VersionDiffers = "TAGTASKS555";

    // 56x: packages among each other.

    /// <summary>Packages of one audit use different words for the same thing.</summary>
    public const string SiblingTags = "TAGTASKS560";

    // 59x: what could not be judged, or not wholly.

    /// <summary>A project cannot be audited.</summary>
    public const string Unreadable = "TAGTASKS590";

    /// <summary>A project is not restored.</summary>
    public const string Unrestored = "TAGTASKS591";

    /// <summary>A project packs a nuspec of its own.</summary>
    public const string NuspecFile = "TAGTASKS592";

    /// <summary>A package file is none, or is damaged.</summary>
    public const string PackageUnreadable = "TAGTASKS593";

    /// <summary>A package is made as no honest tool makes one.</summary>
    public const string PackageSuspicious = "TAGTASKS594";

    /// <summary>A feed does not hand out a package, or a part of it.</summary>
    public const string PackageNotFetched = "TAGTASKS595";
}
