using System.CommandLine;
using System.Diagnostics;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;
using YamlDotNet.RepresentationModel;

namespace TagTasks.Tool.Tests.Batch;

/// <summary>The samples are files that their readers take, and the commands in them are ones that we take.</summary>
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "batch");

    [Fact]
    public void The_Kubernetes_jobs_are_indexed_and_suspended()
    {
        var documents = Yaml("kubernetes/job.yaml");

        Assert.Equal(2, documents.Count);
        Assert.Equal("Indexed", Scalar(documents[0], "spec", "completionMode"));
        Assert.Equal("true", Scalar(documents[1], "spec", "suspend"));
        Assert.All(documents, document =>
        {
            var command = Value(Value(Value(document, "spec"), "template"), "spec") is YamlMappingNode pod
                ? ((YamlScalarNode)((YamlSequenceNode)Value(((YamlSequenceNode)Value(pod, "containers"))[0], "args"))[0]).Value!
                : "";
            AssertTaken(command.Replace("exec ", "", StringComparison.Ordinal).Replace("$((JOB_COMPLETION_INDEX + 1))", "1", StringComparison.Ordinal));
        });
        Assert.Contains("$((JOB_COMPLETION_INDEX + 1))/" + Scalar(documents[0], "spec", "completions"), File.ReadAllText(Path.Combine(Folder, "kubernetes/job.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_has_a_matrix_and_merges_what_it_makes()
    {
        var jobs = Value(Assert.Single(Yaml("github-actions/tags.yml")), "jobs");

        var shards = ((YamlSequenceNode)Value(Value(Value(Value(jobs, "batch"), "strategy"), "matrix"), "shard")).Select(node => ((YamlScalarNode)node).Value);
        Assert.Equal(["1", "2", "3", "4"], shards);
        string[] commands = [.. new[] { "batch", "merge" }
            .SelectMany(job => ((YamlSequenceNode)Value(Value(jobs, job), "steps")).OfType<YamlMappingNode>())
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => ((YamlScalarNode)step.Children["run"]).Value!)
            .Where(run => run.StartsWith("tagtasks ", StringComparison.Ordinal))];
        Assert.Equal(2, commands.Length);
        Assert.All(commands, command => AssertTaken(command.Replace("${{ matrix.shard }}", "1", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_Slurm_script_and_the_job_in_it_are_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is checked by bash.");
        var script = File.ReadAllText(Path.Combine(Folder, "slurm/batch.sh"));
        AssertShell(script);

        // What the script writes for sbatch, with the shell's own escapes gone.
        var job = script[(script.IndexOf("<<JOB\n", StringComparison.Ordinal) + 6)..script.IndexOf("\nJOB\n", StringComparison.Ordinal)].Replace("\\$", "$", StringComparison.Ordinal);
        AssertShell(job);
        Assert.Throws<Xunit.Sdk.EqualException>(() => AssertShell(script.Replace("exit \\$code\nJOB\n)", "", StringComparison.Ordinal)));
        AssertTaken("tagtasks batch in.jsonl.zst --shard 1/8 --threads 4 --out 1.jsonl.zst --resume --max-errors 100");
    }

    private static List<YamlNode> Yaml(string path)
    {
        using var reader = new StreamReader(Path.Combine(Folder, path));
        var stream = new YamlStream();
        stream.Load(reader);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    private static YamlNode Value(YamlNode node, string key) => ((YamlMappingNode)node).Children[key];

    private static string? Scalar(YamlNode node, params string[] keys) => ((YamlScalarNode)keys.Aggregate(node, Value)).Value;

    private static void AssertTaken(string command)
    {
        var root = Commands.Create(new Terminal { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null });

        Assert.StartsWith("tagtasks ", command, StringComparison.Ordinal);
        Assert.Empty(root.Parse(command["tagtasks ".Length..]).Errors.Select(error => error.Message));
    }

    private static void AssertShell(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        var error = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal((0, ""), (bash.ExitCode, error));
    }
}
