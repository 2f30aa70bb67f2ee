using System.Text.RegularExpressions;

namespace TagTasks.Tasks.Tests.Infrastructure;

/// <summary>What a run of <c>dotnet</c> said.</summary>
internal sealed partial record DotNetResult(int ExitCode, string Output, TimeSpan Time)
{
    /// <summary>The codes of its warnings and errors, each once a line of text (MSBuild repeats them in its summary).</summary>
    public string[] Codes => [.. Problem().Matches(Output).Select(match => match.Value.Trim()).Distinct().Select(line => Code().Match(line).Value).Order(StringComparer.Ordinal)];

    /// <summary>Fails with the whole output when the run did.</summary>
    public DotNetResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    [GeneratedRegex(@"^.*(warning|error) [A-Z]+\d+: .*$", RegexOptions.Multiline)]
    private static partial Regex Problem();

    [GeneratedRegex(@"[A-Z]+\d+(?=: )")]
    private static partial Regex Code();
}
