using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Fixing.Files;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>What <c>--fix</c> would do. Immutable.</summary>
/// <param name="Edits">The files that change, sorted by path.</param>
/// <param name="Refusals">What it would not do.</param>
internal sealed record FixPlan(IReadOnlyList<FileEdit> Edits, IReadOnlyList<FixRefusal> Refusals)
{
    /// <summary>The findings that would be mended.</summary>
    public IEnumerable<Finding> Mended => Edits.SelectMany(edit => edit.Findings).Distinct().Except(Refusals.SelectMany(refusal => refusal.Findings));
}

/// <summary>A file that changes. Immutable.</summary>
/// <param name="File">The file as it is.</param>
/// <param name="Text">Its text as it is to be.</param>
/// <param name="Findings">What that mends.</param>
internal sealed record FileEdit(SourceFile File, string Text, IReadOnlyList<Finding> Findings);

/// <summary>Findings that are not mended. Immutable.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="File">The file that would have to change.</param>
/// <param name="Why">How a sentence goes on that begins with the file's name.</param>
internal sealed record FixRefusal(IReadOnlyList<Finding> Findings, string File, string Why);

/// <summary>A change that a package asks for. Immutable.</summary>
/// <param name="Element">The element to change.</param>
/// <param name="Change">The change.</param>
/// <param name="Finding">What it mends.</param>
internal sealed record WantedChange(TagElement Element, TagChange Change, Finding Finding);
