using System.Diagnostics;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>A real browser without a window.</summary>
internal static class Browser
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>Skips the test where there is none.</summary>
    public static string FindOrSkip()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, "There is no Chromium in PATH. On Debian: apt-get install chromium.");
        return path!;
    }

    /// <summary>Runs it over a page and gives its standard output.</summary>
    /// <param name="browser">The program.</param>
    /// <param name="folder">Where it may keep its profile.</param>
    /// <param name="args">What to do, then the address.</param>
    public static async Task<string> Run(string browser, TemporaryFolder folder, params string[] args)
    {
        // Its sandbox needs rights that containers do not give; the page is ours.
        string[] all = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={folder["profile"]}", .. args];
        var start = new ProcessStartInfo(browser, all) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await error);
            return await output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
