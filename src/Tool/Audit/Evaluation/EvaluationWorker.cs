using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Locator;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>
/// The evaluation process: finds the SDK, answers a line with a project's path by a line with what MSBuild says of it.
/// A process of its own, because MSBuild brings its own copies of libraries that the audit uses in other versions, and
/// because a project can take MSBuild down with it. Nothing of NuGet may be touched here.
/// </summary>
internal static class EvaluationWorker
{
    /// <summary>The first argument that makes the tool this process.</summary>
    public const string Verb = "evaluate-projects";

    /// <summary>In the place of a project's path: the failure is that of the global properties.</summary>
    public const string Properties = "--property";

    /// <summary>Serves until its input ends.</summary>
    /// <param name="properties">Global properties, <c>NAME=VALUE</c> each.</param>
    public static ExitCode Run(IReadOnlyList<string> properties)
    {
        var utf8 = new UTF8Encoding(false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };

        // The lines are for the audit alone, whatever a project's logic has to say.
        Console.SetOut(TextWriter.Null);
        try
        {
            MSBuildLocator.RegisterDefaults();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            Write(output, new EvaluatedProject { Path = "", Failure = new EvaluationFailure(MissingSdk.Sentence(e.Message), null) });
            return ExitCode.Environment;
        }

        Serve(input, output, properties);
        return ExitCode.Fine;
    }

    // MSBuild's types may only be met after the SDK was registered, and the runtime meets those of a whole method at once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Serve(StreamReader input, StreamWriter output, IReadOnlyList<string> properties)
    {
        using var evaluator = Evaluator(properties, out var refused);
        if (evaluator is null)
        {
            Write(output, new EvaluatedProject { Path = Properties, Failure = new EvaluationFailure(refused, null) });
            return;
        }

        Write(output, new EvaluatedProject { Path = "" });
        while (input.ReadLine() is { } line)
        {
            Write(output, evaluator.Evaluate(JsonSerializer.Deserialize(line, EvaluationJson.Default.String)!));
        }
    }

    // MSBuild keeps some names for itself.
    private static ProjectEvaluator? Evaluator(IReadOnlyList<string> properties, out string refused)
    {
        try
        {
            refused = "";
            return new ProjectEvaluator(properties);
        }
        catch (InvalidProjectFileException e)
        {
            refused = e.BaseMessage.ReplaceLineEndings(" ").Trim();
            return null;
        }
    }

    private static void Write(StreamWriter output, EvaluatedProject project) =>
        output.Write(JsonSerializer.Serialize(project, EvaluationJson.Default.EvaluatedProject) + "\n");
}
