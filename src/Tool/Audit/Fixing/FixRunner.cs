using System.Globalization;
using System.Text;
using TagTasks.Inference.Diagnostics;
using TagTasks.Tasks;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing.Files;
using TagTasks.Tool.Audit.Fixing.Planning;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Fixing;

/// <summary>
/// Makes a plan, passes over files that must not be touched, shows the difference and writes. The difference is the
/// answer of a dry run and goes to standard output; else it is talk.
/// </summary>
internal sealed class FixRunner(AuditSettings settings, Terminal terminal, DiagnosticWriter diagnostics)
{
    /// <summary>Shows how files would change, and changes them where that was asked.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="plan">What is to be done about it.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>The findings for which files were changed; none of a dry run.</returns>
    public IReadOnlyList<Finding> Run(AuditReport report, FixPlan plan, CancellationToken cancellationToken)
    {
        plan = WithoutUntouchable(plan);
        foreach (var same in plan.Refusals.GroupBy(refusal => (refusal.File, refusal.Why, refusal.Findings[0].Source)))
        {
            Say(report, same.First() with { Findings = [.. same.SelectMany(refusal => refusal.Findings)] });
        }

        var toOut = settings.Fix == FixMode.DryRun && settings.Reports.All(request => request.File is not null);
        var view = new DiffView(terminal, toOut, settings.Quiet);
        var written = new List<FileEdit>();
        foreach (var edit in plan.Edits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (settings.Fix == FixMode.DryRun || Write(edit))
            {
                written.Add(edit);
                view.Add(UnifiedDiff.Of(DisplayPath.Relative(Root(edit.File.Path), edit.File.Path), edit.File.Mark + edit.File.Text, edit.File.Mark + edit.Text));
            }
        }

        view.Show();
        Sum(report, new FixPlan(written, plan.Refusals));
        return settings.Fix == FixMode.DryRun ? [] : [.. written.SelectMany(edit => edit.Findings).Distinct()];
    }

    private string Root(string path) => ReadmeFinder.Root(Path.GetDirectoryName(path)!) ?? settings.Directory;

    private FixPlan WithoutUntouchable(FixPlan plan)
    {
        IReadOnlyDictionary<string, string> ofGit = settings.Force ? new Dictionary<string, string>() : GitState.Problems(plan.Edits.Select(edit => edit.File.Path));
        var edits = new List<FileEdit>();
        var refusals = plan.Refusals.ToList();
        foreach (var edit in plan.Edits)
        {
            var path = edit.File.Path;
            var why = (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0 ? "is read-only"
                : ofGit.TryGetValue(path, out var problem) ? $"{problem}; --force edits it all the same"
                : null;
            if (why is null)
            {
                edits.Add(edit);
            }
            else
            {
                refusals.Add(new FixRefusal(edit.Findings, path, why));
            }
        }

        return new FixPlan(edits, refusals);
    }

    private bool Write(FileEdit edit)
    {
        try
        {
            AtomicFile.Write(edit.File.Path, edit.File.Encode(edit.Text));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Write(TagTasksException.Because(
                DiagnosticCode.OutputUnwritable, $"'{edit.File.Path}' cannot be written", e, "It is as it was.", edit.File.Path).Diagnostic);
            return false;
        }
    }

    private void Say(AuditReport report, FixRefusal refusal)
    {
        var codes = string.Join(", ", refusal.Findings.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal));
        var sources = refusal.Findings.Select(finding => finding.Source).Distinct(StringComparer.Ordinal).ToList();
        var of = sources.Count > 1 ? $" of {sources.Count} projects" : RealPath.Of(sources[0]) == refusal.File ? "" : $" of {Path.GetFileNameWithoutExtension(sources[0])}";
        diagnostics.Write(Diagnostic.Warning(
            DiagnosticCode.FixRefused, $"{codes}{of} is not mended: {report.Shown(refusal.File)} {refusal.Why}.", refusal.File));
    }

    private void Sum(AuditReport report, FixPlan done)
    {
        var words = settings.Fix == FixMode.DryRun ? "Would mend" : "Mended";
        diagnostics.Inform(string.Create(
            CultureInfo.InvariantCulture, $"{words} {done.Mended.Count():N0} of {Count(report.Findings.Count, "finding")} in {Count(done.Edits.Count, "file")}."));
    }

    private static string Count(int number, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {word}{(number == 1 ? "" : "s")}");
}
