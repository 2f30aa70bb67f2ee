namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>The hosts whose images the NuGet gallery shows, as its documentation lists them. Stateless.</summary>
internal static class ImageHosts
{
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "api.codacy.com", "app.codacy.com", "api.codeclimate.com", "api.dependabot.com", "api.travis-ci.com", "api.reuse.software",
        "app.fossa.com", "app.fossa.io", "avatars.githubusercontent.com", "badge.fury.io", "badgen.net", "badges.gitter.im",
        "buildstats.info", "caniuse.bitsofco.de", "camo.githubusercontent.com", "cdn.jsdelivr.net", "cdn.syncfusion.com",
        "ci.appveyor.com", "circleci.com", "codecov.io", "codefactor.io", "coveralls.io", "dev.azure.com", "flat.badgen.net",
        "gitlab.com", "img.shields.io", "i.imgur.com", "isitmaintained.com", "opencollective.com", "raw.github.com",
        "raw.githubusercontent.com", "snyk.io", "sonarcloud.io", "travis-ci.com", "travis-ci.org", "wakatime.com",
        "user-images.githubusercontent.com",
    };

    /// <summary>Whether an address's image is shown.</summary>
    public static bool Shows(Uri address) =>
        Allowed.Contains(address.Host) || Allowed.Contains(WithoutWww(address.Host)) || IsWorkflowBadge(address);

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    // github.com/…/workflows/…/badge.svg, and nothing else of that host.
    private static bool IsWorkflowBadge(Uri address) =>
        address.Host.Equals("github.com", StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath.Contains("/workflows/", StringComparison.Ordinal)
        && address.AbsolutePath.EndsWith("/badge.svg", StringComparison.Ordinal);
}
