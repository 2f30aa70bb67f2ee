using TagTasks.TestKit;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Fixing;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.CommandLine;

[assembly: AssemblyFixture(typeof(TagTasks.Tool.Tests.Audit.Fixing.FixedRepository))]

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>The projects of the fixture repository in which fixable rules fire, in a git repository: audited, mended, audited again.</summary>
public sealed class FixedRepository : IDisposable
{
    private readonly GitRepository repository = new();
    private readonly Lazy<(object Before, object After, string Error)> runs;

    public FixedRepository() => runs = new Lazy<(object, object, string)>(Run);

    /// <summary>The codes of the rules that can be mended.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. RuleList.Descriptors.Where(rule => rule.IsFixable).Select(rule => rule.Code)];

    /// <summary>What was found at first.</summary>
    internal AuditReport Before => (AuditReport)runs.Value.Before;

    /// <summary>What was found when all was done.</summary>
    internal AuditReport After => (AuditReport)runs.Value.After;

    /// <summary>What was said on standard error.</summary>
    internal string Error => runs.Value.Error;

    /// <summary>The paths of the files that changed.</summary>
    internal IReadOnlyList<string> Changed => [.. repository.Git("diff", "--name-only").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What a file held before and holds now.</summary>
    internal (string Old, string New) Texts(string path) => (repository.Git("show", $"HEAD:{path}"), repository.Read(path));

    /// <inheritdoc/>
    public void Dispose() => repository.Dispose();

    private (object Before, object After, string Error) Run()
    {
        // Only Acme.Good beside them: what is most said decides between siblings.
        var root = Repository.Fixture("audit", "repository");
        var projects = File.ReadAllLines(Repository.Fixture("audit", "cases.tsv"))
            .Select(line => line.Split('\t'))
            .Where(line => Codes.Contains(line[0]))
            .SelectMany(line => line[1..])
            .Distinct()
            .Where(name => name is not ("Acme.Nuspec" or "Acme.NotPackable"))
            .ToList();
        var files = Directory.EnumerateFiles(root).Concat(projects.SelectMany(name => Directory.EnumerateFiles(Path.Combine(root, "src", name), "*", SearchOption.AllDirectories)));
        foreach (var file in files)
        {
            repository.Write(Path.GetRelativePath(root, file), File.ReadAllText(file).Replace("@TOOL_VERSION@", AuditRepository.ToolVersion, StringComparison.Ordinal));
        }

        repository.Commit();
        var settings = AuditRepository.Settings(repository.Path);
        var before = AuditRepository.Audit(settings);
        using var error = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = error };
        new AuditRunner(settings with { Fix = FixMode.Write }, terminal).Run(TestContext.Current.CancellationToken);
        return (before, AuditRepository.Audit(settings), error.ToString());
    }
}
