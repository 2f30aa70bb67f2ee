namespace TagTasks.Tool.Tests.Audit;

/// <summary>How far an audit is, is shown to a person and to nobody else.</summary>
public sealed class ProgressTests(AuditRepository repository)
{
    [Theory]
    [InlineData("script -qec 'dotnet \"$dll\" audit \"$target\"' /dev/null", true)]
    [InlineData("script -qec 'dotnet \"$dll\" audit \"$target\" --quiet' /dev/null", false)]
    [InlineData("tool audit \"$target\"", false)]
    public async Task Progress_is_shown_on_a_terminal(string script, bool isShown)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no `script`, which makes a terminal.");

        var run = await ToolProcess.Shell($"export dll target=\"$1\"; {script}", repository.Project("Acme.Good"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 package · 1 clean", run.Out, StringComparison.Ordinal);
        Assert.Equal(isShown, (run.Out + run.Error).Contains("Evaluating", StringComparison.Ordinal));
    }
}
