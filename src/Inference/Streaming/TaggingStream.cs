using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Streaming;

/// <summary>
/// A stream of READMEs through the stages, each stage on threads of its own, joined by bounded channels:
/// reader → cleaner → encoder → ranker. On the CPU each README is a run of its own and each core has one, so answers
/// depend on nothing else in the stream. A device that gains by batches gets all that are ready at once. One use.
/// </summary>
internal sealed class TaggingStream<T>
{
    // Sorted by length in so many, hardly a tenth of a batch is padding; more only make answers wait.
    private const int MaximumBatch = 256;

    private readonly LoadedModel model;
    private readonly TaggingStages stages;
    private readonly bool ordered;
    private readonly FlightWindow window;
    private readonly Channel<StreamItem<T>> toPrepare;
    private readonly Channel<StreamItem<T>> toEncode;
    private readonly Channel<StreamItem<T>> toRank;
    private readonly Channel<StreamItem<T>> arrivals;
    private ExceptionDispatchInfo? failure;

    public TaggingStream(LoadedModel model, TaggingStages stages, bool ordered)
    {
        this.model = model;
        this.stages = stages;
        this.ordered = ordered;

        // Enough that a long README on one core does not leave the others without work while it holds up the order.
        // With batches: one under way, and one being made ready.
        var capacity = (4 * model.Threads) + 8 + (model.TakesBatches ? 2 * MaximumBatch : 0);
        window = new FlightWindow(capacity, Tagger.MaximumOvertaking);
        (toPrepare, toEncode, toRank, arrivals) = (NewChannel(capacity), NewChannel(capacity), NewChannel(capacity), NewChannel(capacity));
    }

    /// <summary>Runs to the end of the items.</summary>
    /// <param name="items">Enumerated on a thread of its own, as far ahead as there is room; may block.</param>
    /// <param name="request">What is asked about an item; null to let it through without an answer.</param>
    /// <param name="cancellationToken">Stops between two READMEs.</param>
    public async IAsyncEnumerable<StreamedAnswer<T>> Run(
        IEnumerable<T> items, Func<T, TaggingRequest?> request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#pragma warning disable CA2025 // The workers end before it goes; the reader, should it outlive it, only looks whether it is to stop.

        // Nobody waits for the reader: it may be blocked in the caller's enumerator for ever.
        _ = OnThreads(1, () => Read(items, request, stop.Token), () => toPrepare.Writer.Complete(), stop);
        Task[] workers =
        [
            OnThreads(model.TakesBatches ? model.Threads : Math.Max(1, model.Threads / 8), () => Work(toPrepare, toEncode, Prepare, stop.Token), () => toEncode.Writer.Complete(), stop),
            model.TakesBatches
                ? OnThreads(1, () => WorkInBatches(stop.Token), () => toRank.Writer.Complete(), stop)
                : OnThreads(model.Threads, () => Work(toEncode, toRank, Encode, stop.Token), () => toRank.Writer.Complete(), stop),
            OnThreads(model.TakesBatches ? Math.Max(1, model.Threads / 4) : 1, () => Work(toRank, null, Rank, stop.Token), () => arrivals.Writer.TryComplete(), stop),
        ];
#pragma warning restore CA2025
        try
        {
            while (await Next(stop.Token) is { } arrived)
            {
                yield return new StreamedAnswer<T>(arrived.Item, arrived.Result is { } result ? stages.WithCacheProblem(result) : null, arrived.Failure);
                window.Leave(arrived.Number);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(workers);
        }
    }

    private static Channel<StreamItem<T>> NewChannel(int capacity) => Channel.CreateBounded<StreamItem<T>>(capacity);

    private async Task<StreamItem<T>?> Next(CancellationToken stop)
    {
        try
        {
            if (!await arrivals.Reader.WaitToReadAsync(stop) || !arrivals.Reader.TryRead(out var next))
            {
                // The stages end when they are stopped, too.
                stop.ThrowIfCancellationRequested();
                return null;
            }

            await next.Arrived.WaitAsync(stop);
            return next;
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            // As it was thrown, with the stack of the thread that it comes from.
            failure.Throw();
            throw;
        }
    }

    private void Read(IEnumerable<T> items, Func<T, TaggingRequest?> request, CancellationToken stop)
    {
        foreach (var item in items)
        {
            var entry = new StreamItem<T>(window.Enter(stop), item, request(item));
            if (ordered)
            {
                Pass(entry, arrivals);
            }

            Pass(entry, toPrepare);
        }
    }

    private void Prepare(StreamItem<T> item) => item.Prepared = stages.Prepare(item.Request!.Input, item.Request.Options ?? new TaggingOptions());

    private void Encode(StreamItem<T> item) => item.Encoded = stages.Encode(item.Prepared!, allThreads: false);

    private void Rank(StreamItem<T> item) => item.Result = stages.Rank(item.Encoded!);

    private void Work(Channel<StreamItem<T>> from, Channel<StreamItem<T>>? to, Action<StreamItem<T>> work, CancellationToken stop)
    {
        foreach (var item in from.Reader.ReadAllAsync(stop).ToBlockingEnumerable(stop))
        {
            if (item is { Request: not null, Failure: null })
            {
                Try(work, item);
            }

            if (to is not null)
            {
                Pass(item, to);
                continue;
            }

            item.Arrive();
            if (!ordered)
            {
                Pass(item, arrivals);
            }
        }
    }

    private void WorkInBatches(CancellationToken stop)
    {
        foreach (var first in toEncode.Reader.ReadAllAsync(stop).ToBlockingEnumerable(stop))
        {
            List<StreamItem<T>> items = [first];
            while (items.Count < MaximumBatch && toEncode.Reader.TryRead(out var next))
            {
                items.Add(next);
            }

            EncodeMany(items.FindAll(item => item is { Request: not null, Failure: null }));
            items.ForEach(item => Pass(item, toRank));
        }
    }

    private void EncodeMany(List<StreamItem<T>> items)
    {
        try
        {
            var encoded = stages.EncodeMany([.. items.Select(item => item.Prepared!)]);
            for (var i = 0; i < items.Count; i++)
            {
                items[i].Encoded = encoded[i];
            }
        }
#pragma warning disable CA1031 // Alone, the one that it comes from takes no others with it.
        catch (Exception e) when (e is not (TagTasksException or OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            items.ForEach(item => Try(Encode, item));
        }
    }

    // What says why with a code is about the model or the machine and ends the stream; anything else is a README that
    // we did not think of, and must not take the others with it.
    private static void Try(Action<StreamItem<T>> work, StreamItem<T> item)
    {
        try
        {
            work(item);
        }
#pragma warning disable CA1031 // It is handed to the caller with the item that it belongs to.
        catch (Exception e) when (e is not (TagTasksException or OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            item.Failure = e;
        }
    }

    // The window lets no more in than a channel holds.
    private static void Pass(StreamItem<T> item, Channel<StreamItem<T>> to)
    {
        if (!to.Writer.TryWrite(item))
        {
            throw new InvalidOperationException("This is a bug: a channel is smaller than the window.");
        }
    }

    // Threads of their own: the encoder's block for long, and would starve the pool's other work on few cores.
    private Task OnThreads(int count, Action work, Action end, CancellationTokenSource stop)
    {
        var threads = Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(
            () => Guard(work, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return Task.WhenAll(threads).ContinueWith(_ => end(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Guard(Action work, CancellationTokenSource stop)
    {
        try
        {
            work();
        }
#pragma warning disable CA1031 // What happens after the end, as in an enumerator that is no longer needed, is no news.
        catch (Exception) when (stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
        }
#pragma warning disable CA1031 // The consumer throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            stop.Cancel();
        }
    }
}
