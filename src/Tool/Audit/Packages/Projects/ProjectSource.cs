using TagTasks.Inference.Diagnostics;
using TagTasks.Tool.Audit.Configuration.SettingsFiles;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Rules;

namespace TagTasks.Tool.Audit.Packages.Projects;

/// <summary>The packages of projects, as MSBuild sees them.</summary>
/// <param name="projects">Full paths, sorted, each once.</param>
/// <param name="evaluation">Evaluates them.</param>
/// <param name="files">Finds the settings of repositories.</param>
/// <param name="modelDirectory">The folder of the tool's own model, which answers where a project's package is not restored.</param>
internal sealed class ProjectSource(IReadOnlyList<string> projects, ProjectEvaluation evaluation, SettingsFinder files, string? modelDirectory) : IPackageSource
{
    private static readonly RuleDescriptor Unreadable = RuleList.Get(AuditCode.Unreadable);

    /// <inheritdoc/>
    public SourcedPackages Read(AuditProgress progress, CancellationToken cancellationToken)
    {
        var step = progress.Begin("Evaluating", projects.Count);
        var evaluated = evaluation.Evaluate(projects, () => step(1), cancellationToken);
        var reader = new ProjectReader(files, modelDirectory);
        var read = new (AuditedPackage? Package, Finding? Finding)[evaluated.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = evaluation.Processes, CancellationToken = cancellationToken };
        var reading = progress.Begin("Reading", evaluated.Count);
        Parallel.For(0, evaluated.Count, options, i =>
        {
            read[i] = Read(reader, evaluated[i]);
            reading(1);
        });
        return new SourcedPackages(
            [.. read.Select(one => one.Package).OfType<AuditedPackage>()],
            [.. read.Select(one => one.Finding).OfType<Finding>()],
            read.Count(one => one is (null, null)))
        {
            PassedSources = [.. evaluated.Where((_, i) => read[i] is (null, null)).Select(project => project.Path)],
        };
    }

    private static (AuditedPackage?, Finding?) Read(ProjectReader reader, EvaluatedProject project)
    {
        if (!File.Exists(project.Path))
        {
            return (null, NotJudged(project.Path, "There is no such project. Correct the solution that names it.", null));
        }

        if (project.Failure is { } failure)
        {
            return (null, NotJudged(project.Path, $"The project cannot be evaluated: {Sentence(failure.Message)}", failure.Place));
        }

        if (!project.IsTrue("IsPackable"))
        {
            return (null, null);
        }

        try
        {
            return (reader.Read(project), null);
        }
        catch (TagTasksException e)
        {
            return (null, NotJudged(project.Path, ShortMessage(e.Diagnostic), e.Diagnostic.File is { } file && File.Exists(file) ? new Place(Path.GetFullPath(file), e.Diagnostic.Line) : null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, NotJudged(project.Path, $"A file of the project cannot be read: {Sentence(e.Message)}", null));
        }
    }

    // The place says where the file is.
    private static string ShortMessage(Diagnostic diagnostic) =>
        diagnostic.File is { Length: > 0 } file ? diagnostic.Message.Replace(file, Path.GetFileName(file), StringComparison.Ordinal) : diagnostic.Message;

    private static Finding NotJudged(string path, string message, Place? place) => new()
    {
        Rule = Unreadable,
        Severity = Unreadable.DefaultSeverity,
        Message = message,
        Source = path,
        Place = place ?? new Place(path),
    };

    private static string Sentence(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
