using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Prompt;

/// <summary>The refusals of a request: one sentence of what, one of what to do.</summary>
internal static class RequestErrors
{
    public static TagTasksException NoTags() => new(
        DiagnosticCode.RequestWithoutTags,
        "The request has no list of tags. Add one, such as: Tags: [\"cli\",\"database\",\"web-app\"].");

    public static TagTasksException NoReadme() => new(
        DiagnosticCode.RequestWithoutReadme,
        "The request has no README. Put it between <readme> and </readme>, before or after the list of tags.");

    public static TagTasksException EmptyReadme() => new(
        DiagnosticCode.RequestReadmeEmpty,
        "The README in the request is empty. Put its text where the request announces it.");

    public static TagTasksException Duplicate(string name) => new(
        DiagnosticCode.VocabularyDuplicate,
        $"The request's list has the tag '{Shown(name)}' twice. Remove one of the two.");

    public static TagTasksException EmptyName() => new(
        DiagnosticCode.VocabularyEmptyName,
        "The request's list has a tag without a name. Name it or remove it.");

    public static TagTasksException Limit(int limit) => new(
        DiagnosticCode.OptionInvalid,
        $"The request allows {limit} tags. Ask for at least 1.");

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
