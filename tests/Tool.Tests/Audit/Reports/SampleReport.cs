using TagTasks.Tool.Audit;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;
using TagTasks.Tool.Audit.Reports;
using TagTasks.Tool.Audit.Rules;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>Reports that are made by hand: of what the fixture repository cannot hold.</summary>
internal static class SampleReport
{
    public static readonly string Root = Path.Combine(Path.GetTempPath(), "repository");

    /// <summary>Where nothing is written to.</summary>
    public static Terminal Nowhere { get; } = new() { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null };

    /// <summary>A finding about a package.</summary>
    public static Finding Finding(
        string message, string? source = null, string? id = "Acme.Cache", string? file = null, int? line = null, int? column = null, FindingSeverity severity = FindingSeverity.Warning)
    {
        source ??= Path.Combine(Root, "src", "Acme.Cache.csproj");
        return new Finding
        {
            Rule = RuleList.Get(AuditCode.TagDuplicate),
            Severity = severity,
            Message = message,
            Source = source,
            PackageId = id,
            Place = new Place(file ?? source, line, column),
            Subject = message,
        };
    }

    /// <summary>A report with a package for each source and id.</summary>
    public static AuditReport Of(params Finding[] findings) => new()
    {
        Packages =
        [
            .. findings.Select(finding => (finding.Source, finding.PackageId)).Distinct().Where(package => package.PackageId is not null).Select(package => new AuditedPackage
            {
                Source = package.Source,
                Metadata = new PackageMetadata { Id = new MetadataText(package.PackageId!) },
                Tags = new PackageTags { Own = [$"tag-of-{package.PackageId}"] },
            }),
        ],
        Findings = findings,
        Directory = Root,
        Root = Root,
        ToolVersion = "1.2.3",
    };

    /// <summary>The report of a format.</summary>
    public static string Write(string format, AuditReport report) => ReportList.Parse(format).Writer.Write(report, Nowhere);
}
