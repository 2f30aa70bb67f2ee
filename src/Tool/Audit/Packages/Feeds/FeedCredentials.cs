using System.Collections.Concurrent;
using System.Net;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Plugins;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>
/// Asks the credential providers that are installed for NuGet, without a dialogue; what stands in NuGet.Config is tried
/// before, by NuGet's client. (NuGet's own service for this is in a package that is not published.) Thread-safe.
/// </summary>
internal sealed class FeedCredentials : ICredentialService
{
    private static readonly Lazy<ICredentialService> Instance = new(() => new FeedCredentials());

    private static readonly ConcurrentBag<IPlugin> Started = [];

    private readonly ConcurrentDictionary<string, ICredentials> known = new(StringComparer.OrdinalIgnoreCase);

    private FeedCredentials()
    {
    }

    /// <inheritdoc/>
    public bool HandlesDefaultCredentials => false;

    /// <summary>Makes NuGet's client ask here.</summary>
    public static void Use() => HttpHandlerResourceV3.CredentialService = Instance;

    /// <summary>Tells the providers that were started that no more is asked: one that waits for a user would wait on.</summary>
    public static void Close()
    {
        while (Started.TryTake(out var plugin))
        {
            plugin.Dispose();
        }
    }

    /// <inheritdoc/>
    public async Task<ICredentials?> GetCredentialsAsync(Uri uri, IWebProxy? proxy, CredentialRequestType type, string message, CancellationToken cancellationToken)
    {
        if (type == CredentialRequestType.Proxy)
        {
            return null;
        }

        var isRetry = known.TryRemove(Key(uri), out _);
        foreach (var found in await PluginManager.Instance.FindAvailablePluginsAsync(cancellationToken))
        {
            if (await AskAsync(found, new GetAuthenticationCredentialsRequest(uri, isRetry, isNonInteractive: true, canShowDialog: false), cancellationToken) is { } credentials)
            {
                known[Key(uri)] = credentials;
                return credentials;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool TryGetLastKnownGoodCredentialsFromCache(Uri uri, bool isProxy, out ICredentials? credentials)
    {
        credentials = null;
        return !isProxy && known.TryGetValue(Key(uri), out credentials);
    }

    private static string Key(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    // One that does not keep to the protocol knows nobody: then the feed's refusal is what is said.
    private static async Task<ICredentials?> AskAsync(PluginDiscoveryResult found, GetAuthenticationCredentialsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var (isProvider, created) = await PluginManager.Instance.TryGetSourceAgnosticPluginAsync(found, OperationClaim.Authentication, cancellationToken);
            if (!isProvider || created is not { Message: null, Plugin: { } plugin })
            {
                return null;
            }

            Started.Add(plugin);
            return created.Claims?.Contains(OperationClaim.Authentication) == true ? await AskAsync(plugin, request, cancellationToken) : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is PluginException or ProtocolException or OperationCanceledException or TimeoutException or IOException)
        {
            return null;
        }
    }

    private static async Task<ICredentials?> AskAsync(IPlugin plugin, GetAuthenticationCredentialsRequest request, CancellationToken cancellationToken)
    {
        // What a provider has to say is not ours to show, but it must be taken.
        plugin.Connection.MessageDispatcher.RequestHandlers.TryAdd(MessageMethod.Log, new LogRequestHandler(NullLogger.Instance));
        var answer = await plugin.Connection.SendRequestAndReceiveResponseAsync<GetAuthenticationCredentialsRequest, GetAuthenticationCredentialsResponse>(
            MessageMethod.GetAuthenticationCredentials, request, cancellationToken);
        if (answer is not { ResponseCode: MessageResponseCode.Success } || !answer.IsValid())
        {
            return null;
        }

        return new ProvidedCredentials(new NetworkCredential(answer.Username, answer.Password), answer.AuthenticationTypes);
    }

    /// <summary>Credentials of a feed: whatever addresses its index names, as NuGet has it.</summary>
    /// <param name="credential">The credentials.</param>
    /// <param name="types">What they are good for; null or none for all.</param>
    private sealed class ProvidedCredentials(NetworkCredential credential, IEnumerable<string>? types) : ICredentials
    {
        private readonly IReadOnlyList<string> types = [.. types ?? []];

        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            types.Count == 0 || types.Contains(authType, StringComparer.OrdinalIgnoreCase) ? credential : null;
    }
}
