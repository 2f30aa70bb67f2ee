namespace TagTasks.Tool.Audit.Reports.Sarif;

/// <summary>
/// Addresses of places as code scanning takes them: relative to the root of the repository, percent-encoded, never with
/// <c>..</c>. What is no file of the repository gets a path that looks like one. Stateless.
/// </summary>
internal static class SarifAddress
{
    private const string OutsideFolder = "outside-of-repository";
    private const string PackagesFolder = "packages";

    /// <summary>The address of a place.</summary>
    /// <param name="report">Knows the root.</param>
    /// <param name="source">The project or package that a finding is about.</param>
    /// <param name="file">The file of its place: a full path, or a path in the package.</param>
    public static string Of(AuditReport report, string source, string file)
    {
        string[] segments = file == source || Path.IsPathFullyQualified(file) ? Segments(report, file) : [.. Segments(report, source), .. Split(file)];
        return string.Join('/', segments.Select(Uri.EscapeDataString));
    }

    private static string[] Segments(AuditReport report, string file)
    {
        if (!Path.IsPathFullyQualified(file))
        {
            return [PackagesFolder, .. Split(file)];
        }

        var path = report.Portable(file);
        return Path.IsPathRooted(path) || path.Split('/')[0] == ".." ? [OutsideFolder, .. Split(path)] : Split(path);
    }

    private static string[] Split(string path) => [.. path.Split('/').Where(segment => segment is not ("" or "." or ".."))];
}
