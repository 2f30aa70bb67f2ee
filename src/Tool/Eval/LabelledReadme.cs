using TagTasks.Inference;

namespace TagTasks.Tool.Eval;

/// <summary>A README with the tags that an annotator gave it.</summary>
/// <param name="Repo">Its key in both files.</param>
/// <param name="Input">The README.</param>
/// <param name="Gold">The tags that are right.</param>
/// <param name="Acceptable">The tags that are not wrong either.</param>
internal sealed record LabelledReadme(string Repo, TaggingInput Input, IReadOnlyList<string> Gold, IReadOnlyList<string> Acceptable)
{
    /// <summary>Whether most letters of the README are Latin; the script group of the report.</summary>
    public bool IsLatin { get; } = ScriptGroup.IsLatin(Input.Readme);
}
