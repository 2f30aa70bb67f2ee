using System.Security.Cryptography;
using TagTasks.TestKit;

namespace TagTasks.Tool.Tests.Audit.Judging;

/// <summary>Audits that remember what the model said.</summary>
public sealed class CachedAuditTests(AuditRepository repository) : IDisposable
{
    private static readonly string[] Projects = ["Acme.StrongTag", "Acme.NoTags", "Acme.Merged"];

    private readonly TemporaryFolder cache = new();

    public void Dispose() => cache.Dispose();

    [Fact]
    public void The_model_is_loaded_only_for_what_is_not_known()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(AppContext.BaseDirectory, "models", "readme-tagger"), folder["model"]);
        Copy(repository.Project("Acme.StrongTag"), folder["repository/Acme.StrongTag"]);
        folder.Write("repository/.git/HEAD", "");
        string[] command = ["audit", folder["repository"], "--model", folder["model"], "--cache-directory", cache.Path];
        var first = CommandLineRun.Of(command);

        // What is left of the model cannot answer.
        foreach (var file in Directory.EnumerateFiles(folder["model"], "encoder*"))
        {
            File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
        }

        var second = CommandLineRun.Of(command);
        File.AppendAllText(folder["repository/Acme.StrongTag/README.md"], "\nAnd more.\n");
        var third = CommandLineRun.Of(command);

        Assert.Contains("TAGTASKS501", first.Out, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Equal(3, third.ExitCode);
    }

    [Fact]
    public void A_damaged_entry_is_worked_out_again()
    {
        var first = Audit();
        var entries = Entries();
        foreach (var file in Directory.GetFiles(cache.Path, "*.judgement"))
        {
            File.WriteAllText(file, "not what was written");
        }

        var second = Audit();

        Assert.Equal(first, second);
        Assert.NotEmpty(entries);
        Assert.Equal(entries, Entries());
    }

    [Fact]
    public void Several_audits_at_once_share_the_cache()
    {
        var runs = new CommandLineRun[3];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = runs.Length }, i => runs[i] = Audit());

        Assert.All(runs, run => Assert.Equal(runs[0], run));
        Assert.Equal(runs[0], Audit());
        Assert.All(Directory.GetFiles(cache.Path, "*.judgement"), file => Assert.Equal(64 + ".judgement".Length, Path.GetFileName(file).Length));
    }

    [Fact]
    public void Without_a_folder_nothing_is_kept()
    {
        Assert.Equal(Audit(), CommandLineRun.Of([.. Command, "--cache-directory", ""]));
    }

    private string[] Command => ["audit", .. Projects.Select(repository.Project), "--fail-on", "none"];

    private CommandLineRun Audit() => CommandLineRun.Of([.. Command, "--cache-directory", cache.Path]);

    private (string, string)[] Entries() =>
    [
        .. Directory.GetFiles(cache.Path, "*.judgement").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))),
    ];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
