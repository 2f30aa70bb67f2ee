using System.Diagnostics.CodeAnalysis;
using TagTasks.Inference;

namespace TagTasks.Tool.Batch.Answers;

/// <summary>
/// Finds the answers of inputs in a file of answers that is about in the order of the inputs: read once, in the memory of
/// as many lines as one can be out of its place.
/// </summary>
internal sealed class AnswerWindow(IEnumerable<AnswerLine> answers) : IDisposable
{
    private const int Lines = 2 * Tagger.MaximumOvertaking;

    private readonly IEnumerator<AnswerLine> source = answers.GetEnumerator();
    private readonly LinkedList<AnswerLine> waiting = [];
    private readonly Dictionary<string, Queue<LinkedListNode<AnswerLine>>> byKey = new(StringComparer.Ordinal);
    private bool ended;

    /// <summary>The first line that no input has asked for yet; null when there is none.</summary>
    public AnswerLine? First => waiting.First is null && !Fill() ? null : waiting.First!.Value;

    /// <summary>Takes the line of an input, the first of several.</summary>
    public bool TryTake(string key, [NotNullWhen(true)] out AnswerLine? line)
    {
        while (!byKey.ContainsKey(key) && waiting.Count < Lines && Fill())
        {
        }

        line = null;
        if (!byKey.TryGetValue(key, out var places))
        {
            return false;
        }

        var place = places.Dequeue();
        if (places.Count == 0)
        {
            byKey.Remove(key);
        }

        waiting.Remove(place);
        line = place.Value;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private bool Fill()
    {
        if (ended || !source.MoveNext())
        {
            ended = true;
            return false;
        }

        var place = waiting.AddLast(source.Current);
        if (!byKey.TryGetValue(source.Current.Key, out var places))
        {
            byKey.Add(source.Current.Key, places = new Queue<LinkedListNode<AnswerLine>>(1));
        }

        places.Enqueue(place);
        return true;
    }
}
