using System.Collections.Concurrent;
using System.Globalization;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>Evaluates many projects in a few processes; one that takes its process down costs only itself.</summary>
/// <param name="Directory">The folder whose <c>global.json</c> decides which SDK evaluates.</param>
/// <param name="Properties">Global properties, <c>NAME=VALUE</c> each.</param>
/// <param name="Processes">Processes at most.</param>
internal sealed record ProjectEvaluation(string Directory, IReadOnlyList<string> Properties, int Processes)
{
    // Starting a process takes as long as evaluating this many projects.
    private const int WorthAProcess = 20;

    /// <summary>How long one project may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Evaluates them.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="done">Told after each, on any thread.</param>
    /// <param name="cancellationToken">Stops between two projects.</param>
    /// <returns>One answer a path, in their order.</returns>
    /// <exception cref="TagTasksException">There is no SDK.</exception>
    public IReadOnlyList<EvaluatedProject> Evaluate(IReadOnlyList<string> paths, Action done, CancellationToken cancellationToken = default)
    {
        var answers = new EvaluatedProject[paths.Count];
        var places = new ConcurrentQueue<int>(Enumerable.Range(0, paths.Count));
        var processes = Math.Clamp((paths.Count + WorthAProcess - 1) / WorthAProcess, 1, Processes);
        var problems = new ConcurrentQueue<TagTasksException>();
        var threads = Enumerable.Range(0, processes).Select(_ => new Thread(() =>
        {
            try
            {
                Work(places, place => paths[place], (place, answer) =>
                {
                    answers[place] = answer;
                    done();
                }, cancellationToken);
            }
            catch (TagTasksException e)
            {
                problems.Enqueue(e);
                places.Clear();
            }
            catch (OperationCanceledException)
            {
                places.Clear();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        cancellationToken.ThrowIfCancellationRequested();
        return problems.TryDequeue(out var problem) ? throw problem : answers;
    }

    private void Work(ConcurrentQueue<int> places, Func<int, string> path, Action<int, EvaluatedProject> answered, CancellationToken cancellationToken)
    {
        EvaluationProcess? process = null;
        try
        {
            while (places.TryDequeue(out var place))
            {
                cancellationToken.ThrowIfCancellationRequested();
                process ??= EvaluationProcess.Start(Directory, Properties, Timeout);
                var answer = process.Ask(path(place), Timeout);
                if (answer is null)
                {
                    answer = Lost(path(place), process);
                    process.Dispose();
                    process = null;
                }

                answered(place, answer);
            }
        }
        finally
        {
            process?.Dispose();
        }
    }

    private EvaluatedProject Lost(string path, EvaluationProcess process)
    {
        var words = process.LastWords.Length > 0 ? $" ({process.LastWords})" : "";
        return new EvaluatedProject
        {
            Path = path,
            Failure = new EvaluationFailure(
                string.Create(CultureInfo.InvariantCulture, $"MSBuild ended while it evaluated this project, or took more than {Timeout.TotalSeconds:0} seconds{words}."),
                null),
        };
    }
}
