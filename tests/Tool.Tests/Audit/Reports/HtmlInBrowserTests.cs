using System.Text.RegularExpressions;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Reports;

/// <summary>The page in a real browser: how it looks, and that its script does run, and nothing else.</summary>
public sealed partial class HtmlInBrowserTests(AuditRepository repository)
{
    [Theory]
    [InlineData("light", "#fbfbfa", "#d6524a", "#5cae7d")]
    [InlineData("dark", "#14171a", "#d6605a", "#4c9a6c")]
    public async Task A_screenshot_has_its_colours(string scheme, string ground, string error, string clean)
    {
        var browser = Browser.FindOrSkip();
        using var folder = new TemporaryFolder();
        var page = folder.Write("report.html", SampleReport.Write("html", repository.Report));

        string[] look = scheme == "dark" ? ["--force-dark-mode"] : [];
        await Browser.Run(browser, folder, [.. look, "--window-size=1000,700", $"--screenshot={folder["report.png"]}", new Uri(page).AbsoluteUri]);

        // The ground at the edge, and the bar in which clean packages follow those with errors.
        var pixels = PngPixels.Read(await File.ReadAllBytesAsync(folder["report.png"], TestContext.Current.CancellationToken));
        Assert.Equal((1000, 700), (pixels.Width, pixels.Height));
        Assert.Equal(ground, pixels[3, 3]);
        Assert.InRange(pixels.Count(error), 500, 20_000);
        Assert.InRange(pixels.Count(clean), 500, 20_000);
    }

    [Theory]
    [InlineData("", 50, 100)]
    [InlineData("#q=Acme.Duplicates", 1, 1)]
    [InlineData("#q=tagtasks503%20caching", 1, 5)]
    [InlineData("#q=there-is-no-such-word", 0, 0)]
    public async Task The_search_finds_packages(string search, int least, int most)
    {
        var browser = Browser.FindOrSkip();
        using var folder = new TemporaryFolder();
        var page = folder.Write("report.html", SampleReport.Write("html", repository.Report));

        var dom = await Browser.Run(browser, folder, "--dump-dom", new Uri(page).AbsoluteUri + search);

        Assert.InRange(Package().Matches(dom).Count(match => !match.Value.Contains("hidden", StringComparison.Ordinal)), least, most);
    }

    [Fact]
    public async Task No_script_of_a_package_runs()
    {
        var browser = Browser.FindOrSkip();
        using var folder = new TemporaryFolder();
        var report = SampleReport.Of(SampleReport.Finding("</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"));
        var text = SampleReport.Write("html", report);

        // Even one that would have found a way into the page.
        var page = folder.Write("report.html", text.Replace("<main>", "<main><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">", StringComparison.Ordinal));
        var dom = await Browser.Run(browser, folder, "--dump-dom", new Uri(page).AbsoluteUri);

        Assert.Contains("<title>Audit of packages</title>", dom, StringComparison.Ordinal);
    }

    [GeneratedRegex("<details class=\"package row\"[^>]*>")]
    private static partial Regex Package();
}
