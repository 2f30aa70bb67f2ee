namespace TagTasks.Inference.Diagnostics;

/// <summary>
/// Every code that the core and the tool can say, in blocks by topic. A code is never reused for another meaning.
/// <c>docs/diagnostics.md</c> lists them; a test keeps the two equal.
/// </summary>
public static class DiagnosticCode
{
    // 10x: inputs that are refused.

    /// <summary>A named file or directory does not exist.</summary>
    public const string InputNotFound = "TAGTASKS101";

    /// <summary>A directory or project has no README.</summary>
    public const string ReadmeNotFound = "TAGTASKS102";

    /// <summary>The input is not text.</summary>
    public const string BinaryInput = "TAGTASKS103";

    /// <summary>The input is larger than the limit.</summary>
    public const string InputTooLarge = "TAGTASKS104";

    /// <summary>The input could not be read: permissions, devices, a broken pipe.</summary>
    public const string InputUnreadable = "TAGTASKS105";

    /// <summary>The named encoding is not known.</summary>
    public const string UnknownEncoding = "TAGTASKS106";

    /// <summary>The project file is not readable XML.</summary>
    public const string ProjectUnreadable = "TAGTASKS107";

    /// <summary>A labels or READMEs file of <c>eval</c> has a line that is not of the documented form.</summary>
    public const string LabelsInvalid = "TAGTASKS108";

    /// <summary>What is to be audited is nothing that can be.</summary>
    public const string TargetInvalid = "TAGTASKS109";

    /// <summary>There is nothing to audit below a directory.</summary>
    public const string TargetEmpty = "TAGTASKS110";

    /// <summary>A solution is not of a form that is read.</summary>
    public const string SolutionUnreadable = "TAGTASKS111";

    // 12x: inputs that are read all the same.

    /// <summary>The input is not valid UTF-8: it was read in another encoding, or with U+FFFD for what is damaged.</summary>
    public const string EncodingFallback = "TAGTASKS121";

    /// <summary>The README has no text to read tags from.</summary>
    public const string ReadmeEmpty = "TAGTASKS122";

    /// <summary>The README is longer than what is read of it.</summary>
    public const string ReadmeCut = "TAGTASKS123";

    /// <summary>One of several directories has no README.</summary>
    public const string ReadmeSkipped = "TAGTASKS124";

    // 13x: what is not mended.

    /// <summary>A finding of an audit is not mended: its file must not or cannot be changed, or projects that share it do not agree.</summary>
    public const string FixRefused = "TAGTASKS131";

    // 20x: vocabularies and requests.

    /// <summary>A vocabulary is neither built in nor a file.</summary>
    public const string VocabularyNotFound = "TAGTASKS201";

    /// <summary>A vocabulary file is not of a form that is read.</summary>
    public const string VocabularyInvalid = "TAGTASKS202";

    /// <summary>A vocabulary has no tags.</summary>
    public const string VocabularyEmpty = "TAGTASKS203";

    /// <summary>A vocabulary has more tags than the limit.</summary>
    public const string VocabularyTooLarge = "TAGTASKS204";

    /// <summary>A vocabulary has a tag twice.</summary>
    public const string VocabularyDuplicate = "TAGTASKS205";

    /// <summary>A vocabulary has a tag without a name.</summary>
    public const string VocabularyEmptyName = "TAGTASKS206";

    // 21x: free-form requests.

    /// <summary>No list of tags was found in the request.</summary>
    public const string RequestWithoutTags = "TAGTASKS211";

    /// <summary>No README was found in the request.</summary>
    public const string RequestWithoutReadme = "TAGTASKS212";

    /// <summary>The README in the request is empty.</summary>
    public const string RequestReadmeEmpty = "TAGTASKS213";

    // 22x: the command line.

    /// <summary>The command line is not one that is understood.</summary>
    public const string UsageInvalid = "TAGTASKS221";

    /// <summary>An option's value is out of its range.</summary>
    public const string OptionInvalid = "TAGTASKS222";

    // 23x: files of settings.

    /// <summary>A tagtasks.json or .editorconfig says something that is not understood.</summary>
    public const string SettingsInvalid = "TAGTASKS231";

    /// <summary>A baseline is not of the form that audits write.</summary>
    public const string BaselineInvalid = "TAGTASKS232";

    // 30x: model, device, environment.

    /// <summary>No model bundle was found.</summary>
    public const string ModelNotFound = "TAGTASKS301";

    /// <summary>The model's manifest or one of its files cannot be read.</summary>
    public const string ModelUnreadable = "TAGTASKS302";

    /// <summary>A file of the model is not the one that its manifest names.</summary>
    public const string ModelCorrupt = "TAGTASKS303";

    /// <summary>The model's format is newer or older than what is read.</summary>
    public const string ModelFormatUnknown = "TAGTASKS304";

    /// <summary>ONNX Runtime cannot be loaded or cannot run the model.</summary>
    public const string EncoderFailed = "TAGTASKS305";

    /// <summary>The answer could not be written.</summary>
    public const string OutputUnwritable = "TAGTASKS306";

    /// <summary>No .NET SDK was found that can evaluate projects.</summary>
    public const string SdkNotFound = "TAGTASKS311";

    /// <summary>No native libraries come with TagTasks for this platform.</summary>
    public const string PlatformUnsupported = "TAGTASKS307";

    /// <summary>The model answers a recorded text otherwise than where it was trained.</summary>
    public const string SelfTestFailed = "TAGTASKS308";

    /// <summary>A file of the installed tool is missing or cannot be started.</summary>
    public const string InstallationIncomplete = "TAGTASKS309";

    /// <summary>The folder of ONNX Runtime that was chosen has none that can be used, or another one is in use.</summary>
    public const string NativesUnusable = "TAGTASKS316";

    /// <summary>CUDA was asked for and cannot be used: the driver, a device or a library is missing.</summary>
    public const string CudaUnavailable = "TAGTASKS312";

    /// <summary>The device's memory does not hold a single README.</summary>
    public const string DeviceMemoryExhausted = "TAGTASKS313";

    /// <summary>No feed has the package with ONNX Runtime for CUDA.</summary>
    public const string CudaPackageNotFound = "TAGTASKS314";

    /// <summary>A file of ONNX Runtime for CUDA is not the one that TagTasks knows.</summary>
    public const string CudaPackageChanged = "TAGTASKS315";

    /// <summary>The cache of tag vectors could not be written; the answer was given without it.</summary>
    public const string CacheUnwritable = "TAGTASKS321";

    /// <summary>The device that was asked for cannot be used; the answer was worked out on the processor.</summary>
    public const string DeviceUnavailable = "TAGTASKS322";

    // 33x: feeds.

    /// <summary>A feed cannot be reached: no connection, no trust, no time.</summary>
    public const string FeedUnreachable = "TAGTASKS331";

    /// <summary>A feed wants other credentials.</summary>
    public const string FeedUnauthorized = "TAGTASKS332";

    /// <summary>A feed answers with an error, again and again.</summary>
    public const string FeedFailed = "TAGTASKS333";

    /// <summary>A feed's answer is not one of a NuGet V3 feed, or was cut off.</summary>
    public const string FeedAnswerInvalid = "TAGTASKS334";

    /// <summary>A feed does not offer what was asked for.</summary>
    public const string FeedWithoutResource = "TAGTASKS335";

    /// <summary>A feed has more packages than it lists; those that it lists were audited.</summary>
    public const string FeedCut = "TAGTASKS336";

    /// <summary>A NuGet.Config is not readable.</summary>
    public const string NuGetConfigInvalid = "TAGTASKS337";

    // 60x: inputs of a batch that are passed over.

    /// <summary>A line of JSON is not of the documented form.</summary>
    public const string LineSkipped = "TAGTASKS601";

    /// <summary>A README of a batch cannot be read.</summary>
    public const string FileSkipped = "TAGTASKS602";

    /// <summary>A package cannot be read, or has no README.</summary>
    public const string PackageSkipped = "TAGTASKS603";

    /// <summary>An input that the run before had skipped can be read now, but answers of later ones stand already.</summary>
    public const string AnswerMissed = "TAGTASKS604";

    // 61x: batches as a whole.

    /// <summary>More inputs are bad than <c>--max-errors</c> allows.</summary>
    public const string TooManyErrors = "TAGTASKS611";

    /// <summary>The output holds answers already.</summary>
    public const string OutputExists = "TAGTASKS612";

    /// <summary>A file of answers holds something else, or answers of other inputs.</summary>
    public const string AnswersForeign = "TAGTASKS613";

    /// <summary>An input has no answer in the shards that are merged.</summary>
    public const string AnswerMissing = "TAGTASKS614";

    /// <summary>The shards that are merged hold an answer that no input asks for, or hold one twice.</summary>
    public const string AnswerUnexpected = "TAGTASKS615";

    // 90x: our own fault.

    /// <summary>Something that must not happen did.</summary>
    public const string InternalError = "TAGTASKS901";
}
