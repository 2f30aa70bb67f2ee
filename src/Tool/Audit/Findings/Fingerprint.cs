using System.Security.Cryptography;
using System.Text;

namespace TagTasks.Tool.Audit.Findings;

/// <summary>The name by which a finding is known again in a later audit, on another machine, on another line. Stateless.</summary>
internal static class Fingerprint
{
    /// <summary>A finding's fingerprint: 32 hexadecimal digits.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="source">What it is about as every machine names it, such as a path relative to the repository.</param>
    public static string Of(Finding finding, string source) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', finding.Code, source, finding.PackageId, finding.Subject))))[..32];
}
