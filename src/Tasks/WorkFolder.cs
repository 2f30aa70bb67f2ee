namespace TagTasks.Tasks;

/// <summary>What a pack keeps under the project's intermediate folder. Not thread-safe.</summary>
internal sealed class WorkFolder(string path, string sidecarPath)
{
    public string Path { get; } = path;

    /// <summary>What the worker is asked.</summary>
    public string QuestionPath { get; } = System.IO.Path.Combine(path, "question.json");

    /// <summary>What it answered.</summary>
    public string AnswerPath { get; } = System.IO.Path.Combine(path, "answer.json");

    /// <summary>The package's tags, a line each: it changes exactly when they do, and pack has it among its inputs.</summary>
    public string TagsPath { get; } = System.IO.Path.Combine(path, "tags.txt");

    public string SidecarPath { get; } = sidecarPath;

    public bool WriteTags(IEnumerable<string> tags) => FileText.WriteIfDifferent(TagsPath, string.Concat(tags.Select(tag => tag + "\n")));

    public bool WriteSidecar(string text) => FileText.WriteIfDifferent(SidecarPath, text);

    /// <summary>The answer to a question, when it was asked before; null when it was not.</summary>
    public PackAnswer? Known(string key)
    {
        try
        {
            var answer = File.Exists(AnswerPath) ? PackAnswer.Read(File.ReadAllBytes(AnswerPath)) : null;
            return answer?.Key == key && answer.Failure is null ? answer : null;
        }
        catch (FormatException)
        {
            // Left by another version, or by a machine that went down: ask again.
            return null;
        }
    }

    /// <summary>Takes away what speaks of suggestions. Silent: it is called when something went wrong already.</summary>
    public void Forget()
    {
        foreach (var file in new[] { QuestionPath, AnswerPath, SidecarPath })
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It stays; the next pack finds by its key that it answers something else.
            }
        }
    }
}
