using System.Net;
using System.Text.Json;
using NuGet.Common;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Packages.Feeds;

/// <summary>
/// Asks a feed through NuGet's own client, so that its credentials, providers, proxies and certificates count; again where
/// that helps, and never without end. Keeps nothing. Thread-safe.
/// </summary>
/// <param name="http">NuGet's client.</param>
/// <param name="limits">How long and how often.</param>
internal sealed class FeedClient(HttpSource http, FeedLimits limits) : IDisposable
{
    private readonly SourceCacheContext context = new() { NoCache = true, DirectDownload = true };

    /// <summary>Asks for a JSON document.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="read">Takes out of it what is wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was taken; null when there is no such document.</returns>
    /// <exception cref="TagTasksException">The feed does not answer, or not what it should.</exception>
    public async Task<T?> JsonAsync<T>(string address, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await AskAsync(address, async (stream, token) =>
            {
                using var bytes = await ReadAsync(address, stream, limits.MaximumJsonBytes, token);
                using var document = await JsonDocument.ParseAsync(bytes, cancellationToken: token);
                return read(document.RootElement);
            }, cancellationToken);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw FeedFailure.Invalid(address, e.Message, e);
        }
    }

    /// <summary>Asks for bytes.</summary>
    /// <returns>The bytes; null when there are none.</returns>
    /// <inheritdoc cref="JsonAsync"/>
    public Task<byte[]?> BytesAsync(string address, int maximumBytes, CancellationToken cancellationToken) => AskAsync(address, async (stream, token) =>
    {
        using var bytes = await ReadAsync(address, stream, maximumBytes, token);
        return bytes.ToArray();
    }, cancellationToken);

    /// <summary>Fetches a file into one that is gone when it is closed.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="folder">A folder that may be written to; made when it is missing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The file, at its beginning; null when the feed has none.</returns>
    /// <exception cref="TagTasksException">The feed does not answer, the file is too large, or the disk does not take it.</exception>
    public Task<FileStream?> FileAsync(string address, string folder, CancellationToken cancellationToken) => AskAsync(address, async (stream, token) =>
    {
        var file = Create(folder);
        try
        {
            await CopyAsync(address, stream, file, limits.MaximumPackageBytes, token);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => context.Dispose();

    private static FileStream Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FeedFailure.Disk(folder, e);
        }
    }

    private static async Task<MemoryStream> ReadAsync(string address, Stream stream, int maximumBytes, CancellationToken token)
    {
        var bytes = new MemoryStream();
        await CopyAsync(address, stream, bytes, maximumBytes, token);
        bytes.Position = 0;
        return bytes;
    }

    private static async Task CopyAsync(string address, Stream from, Stream to, long maximumBytes, CancellationToken token)
    {
        var buffer = new byte[81_920];
        for (int read; (read = await from.ReadAsync(buffer, token)) > 0;)
        {
            await WriteAsync(to, buffer.AsMemory(0, read), token);
            if (to.Length > maximumBytes)
            {
                throw FeedFailure.Invalid(address, $"it is longer than {maximumBytes / 1024 / 1024} MB");
            }
        }
    }

    // A full disk is no matter of the feed, and asking again does not help.
    private static async ValueTask WriteAsync(Stream to, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        try
        {
            await to.WriteAsync(bytes, token);
        }
        catch (IOException e) when (to is FileStream file)
        {
            throw FeedFailure.Disk(Path.GetDirectoryName(file.Name)!, e);
        }
    }

    private async Task<T?> AskAsync<T>(string address, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await AskOnceAsync(address, read, cancellationToken);
            if (answer.IsFinal || attempt == limits.Attempts)
            {
                return answer.Problem is { } problem ? throw problem : answer.Value;
            }

            var wait = answer.RetryAfter ?? limits.Backoff * (1 << (attempt - 1));
            if (wait > limits.MaximumWait)
            {
                throw FeedFailure.WaitsTooLong(address, wait);
            }

            await Task.Delay(wait, cancellationToken);
        }
    }

    private async Task<Answer<T>> AskOnceAsync<T>(string address, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limits.Timeout);

        // The client's own attempts would hide how often and how long.
        var request = new HttpSourceRequest(address, NullLogger.Instance) { MaxTries = 1, RequestTimeout = limits.Timeout, DownloadTimeout = limits.Timeout };
        try
        {
            return await http.ProcessResponseAsync(request, response => AnswerAsync(address, response, read, timeout.Token), context, NullLogger.Instance, timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException || e.GetBaseException() is OperationCanceledException or TimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new Answer<T>(null, FeedFailure.TooSlow(address, limits.Timeout));
        }
        catch (JsonException e)
        {
            return new Answer<T>(null, FeedFailure.Invalid(address, e.Message, e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FatalProtocolException)
        {
            return new Answer<T>(null, FeedFailure.Unreachable(address, e));
        }
    }

    private static async Task<Answer<T>> AnswerAsync<T>(string address, HttpResponseMessage response, Func<Stream, CancellationToken, Task<T>> read, CancellationToken token)
        where T : class
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return new Answer<T>(null, null, IsFinal: true);
            case HttpStatusCode.Unauthorized:
                return new Answer<T>(null, FeedFailure.Unauthorized(address), IsFinal: true);
            case HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                return new Answer<T>(null, FeedFailure.Status(address, response.StatusCode), RetryAfter: Wait(response));
            case not (>= HttpStatusCode.OK and < HttpStatusCode.Ambiguous):
                return new Answer<T>(null, FeedFailure.Status(address, response.StatusCode), IsFinal: true);
            default:
                await using (var stream = await response.Content.ReadAsStreamAsync(token))
                {
                    return new Answer<T>(await read(stream, token), null, IsFinal: true);
                }
        }
    }

    private static TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            _ => null,
        };

    private sealed record Answer<T>(T? Value, TagTasksException? Problem, bool IsFinal = false, TimeSpan? RetryAfter = null)
        where T : class;
}
