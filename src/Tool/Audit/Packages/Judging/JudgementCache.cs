using TagTasks.Inference;
using TagTasks.Inference.Caching;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages.Judging;

/// <summary>
/// Keeps judgements between audits in the user's cache folder, a file a question, see <see cref="JudgementKey"/>; some
/// ten thousand packages have room. Thread-safe.
/// </summary>
/// <param name="directory">The folder.</param>
internal sealed class JudgementCache(string directory)
{
    private readonly CacheFolder folder = Folder(directory);
    private volatile bool broken;
    private volatile bool written;

    /// <summary>The cache that options name; null when nothing is to be kept.</summary>
    public static JudgementCache? Of(TaggerOptions options) =>
        CacheFolder.DirectoryOf(options) is { } directory ? new JudgementCache(directory) : null;

    /// <summary>Deletes the judgements that are kept in a folder, and nothing else in it.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void Clear(string directory) => Folder(directory).Clear();

    /// <summary>The judgement kept under a key; null when there is none or it is damaged.</summary>
    /// <param name="key">The question's key.</param>
    /// <param name="vocabulary">The list that the question asks about.</param>
    public TagJudgement? Read(string key, TagVocabulary vocabulary) =>
        folder.Read(key) is { Length: > 0 } bytes ? JudgementBytes.Read(bytes, vocabulary) : null;

    /// <summary>Keeps a judgement. A folder that cannot be written costs time, nothing else.</summary>
    public void Write(string key, TagJudgement judgement)
    {
        if (broken)
        {
            return;
        }

        try
        {
            folder.Write(key, JudgementBytes.Write(judgement));
            written = true;
        }
        catch (Exception e) when (CacheFolder.IsFailure(e))
        {
            broken = true;
        }
    }

    /// <summary>Deletes the oldest beyond the cache's size, if this audit added any.</summary>
    public void Trim()
    {
        if (!written)
        {
            return;
        }

        try
        {
            folder.Trim();
        }
        catch (Exception e) when (CacheFolder.IsFailure(e))
        {
            // Another audit trims as well, or will.
        }
    }

    private static CacheFolder Folder(string directory) => new(directory, ".judgement");
}
