using System.Reflection;
using TagTasks.TestKit;
using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.CommandLine;

[assembly: AssemblyFixture(typeof(TagTasks.Tool.Tests.Audit.AuditRepository))]

namespace TagTasks.Tool.Tests.Audit;

/// <summary>The fixture repository on its own, outside of ours, and one real audit of it.</summary>
public sealed class AuditRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<object> report;

    public AuditRepository()
    {
        Copy(Repository.Fixture("audit", "repository"), folder.Path);
        Directory.CreateDirectory(folder[".git"]);
        report = new Lazy<object>(() => Audit(Settings(folder.Path, threads: 3)));
    }

    /// <summary>The tool's own version.</summary>
    public static string ToolVersion { get; } =
        typeof(AuditRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Where it is.</summary>
    public string Path => folder.Path;

    /// <summary>What the audit of the whole found.</summary>
    internal AuditReport Report => (AuditReport)report.Value;

    /// <summary>The folder of a project.</summary>
    public string Project(string name) => System.IO.Path.Combine(folder.Path, "src", name);

    /// <summary>The findings about a project.</summary>
    internal IEnumerable<Finding> Of(string name) =>
        Report.Findings.Where(finding => System.IO.Path.GetFileNameWithoutExtension(finding.Source) == name);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    /// <summary>Settings for the audit of a folder.</summary>
    internal static AuditSettings Settings(string folder, int? threads = null) => new()
    {
        Targets = [folder],
        Directory = folder,
        Reports = [],
        Severities = [],
        Tagger = new Inference.TaggerOptions { Threads = threads },
    };

    /// <summary>Audits for real.</summary>
    internal static AuditReport Audit(AuditSettings settings)
    {
        using var error = new StringWriter();
        var terminal = new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = error };
        return new AuditRunner(settings, terminal).Audit(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(error.ToString());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            if (!file.EndsWith("proj", StringComparison.Ordinal))
            {
                File.Copy(file, target);
                continue;
            }

            File.WriteAllText(target, File.ReadAllText(file).Replace("@TOOL_VERSION@", ToolVersion, StringComparison.Ordinal));
            if (!file.Contains("Acme.Unrestored", StringComparison.Ordinal))
            {
                var objects = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, "obj"));
                File.WriteAllText(System.IO.Path.Combine(objects.FullName, "project.assets.json"), "{}");
            }
        }

        File.AppendAllText(System.IO.Path.Combine(to, "src", "Acme.HugeReadme", "README.md"), string.Concat(Enumerable.Repeat("More about caching in Redis.\n", 40_000)));
    }
}
