using System.Net;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>Says in coded sentences why a feed did not answer. Stateless.</summary>
internal static class FeedFailure
{
    /// <summary>The feed does not take the credentials, or wants some: whatever else it is asked, it will say the same.</summary>
    public static TagTasksException Unauthorized(string address) => new(
        DiagnosticCode.FeedUnauthorized, $"'{Shown(address)}' wants other credentials (401). Add them to NuGet.Config, or install the feed's credential provider.", address);

    /// <summary>It answered with an error.</summary>
    public static TagTasksException Status(string address, HttpStatusCode status) => new(DiagnosticCode.FeedFailed, status switch
    {
        HttpStatusCode.Forbidden => $"'{Shown(address)}' is forbidden to these credentials (403). Ask whoever runs the feed.",
        HttpStatusCode.NotFound => $"There is nothing at '{Shown(address)}' (404). Check the address.",
        HttpStatusCode.TooManyRequests => $"'{Shown(address)}' was asked too often (429). Try again later.",
        _ => $"'{Shown(address)}' answered {(int)status} again and again. Try again later.",
    }, address);

    /// <summary>It asks to wait longer than is waited.</summary>
    public static TagTasksException WaitsTooLong(string address, TimeSpan wait) => new(
        DiagnosticCode.FeedFailed, $"'{Shown(address)}' was asked too often and asks for a wait of {wait.TotalSeconds:0} s. Try again then.", address);

    /// <summary>It cannot be reached.</summary>
    public static TagTasksException Unreachable(string address, Exception cause) => TagTasksException.Because(
        DiagnosticCode.FeedUnreachable, $"'{Shown(address)}' cannot be reached", cause.GetBaseException(), "Check the address, the network and the proxy.", address);

    /// <summary>It takes too long.</summary>
    public static TagTasksException TooSlow(string address, TimeSpan timeout) => new(
        DiagnosticCode.FeedUnreachable, $"'{Shown(address)}' did not answer within {timeout.TotalSeconds:0.#} s. Check the network, or try again later.", address);

    /// <summary>What it answered is not what it should be.</summary>
    public static TagTasksException Invalid(string address, string why, Exception? cause = null) => new(
        DiagnosticCode.FeedAnswerInvalid, $"What '{Shown(address)}' answered is not understood: {why.ReplaceLineEndings(" ").TrimEnd('.')}. Check that it is a NuGet V3 feed.", address, cause);

    /// <summary>What it answered cannot be kept while it is read.</summary>
    public static TagTasksException Disk(string folder, Exception cause) => TagTasksException.Because(
        DiagnosticCode.OutputUnwritable, $"'{folder}' cannot be written", cause, "Make room there, or name another folder by --cache-directory.", folder);

    /// <summary>It does not offer what is needed.</summary>
    public static TagTasksException Without(string name, string what) => new(
        DiagnosticCode.FeedWithoutResource, $"The feed '{name}' offers no {what}.", name);

    // Names and keys may stand in an address.
    private static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : address;
}
