using System.CommandLine;
using TagTasks.Inference;
using TagTasks.TestKit;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Tests;

/// <summary>What begins before the command line is read is what the command line asks for, and in vain it does no harm.</summary>
public sealed class WarmStartTests : IDisposable
{
    private readonly TemporaryFolder cache = new();

    [Theory]
    [InlineData(null)]
    [InlineData("/somewhere")]
    public void The_guess_is_what_is_asked_for(string? folder)
    {
        var common = new CommonOptions();
        var tag = new Command("tag");
        common.AddTo(tag);
        string[] args = folder is null ? ["tag"] : ["tag", "--cache-directory", folder];
        var parsed = new RootCommand { tag }.Parse(args);

        Assert.Equal(common.TaggerOptions(parsed), WarmStart.Guess(["tag"], name => name == "TAGTASKS_CACHE_DIRECTORY" ? folder : null));
        Assert.Equal(folder is null, WarmStart.Guess(args, _ => null) is not null);
    }

    [Theory]
    [InlineData("tag", "--threads", "1")]
    [InlineData("tag", "--model=x")]
    [InlineData("prompt", "-", "--device", "cpu")]
    [InlineData("tag", "--help")]
    [InlineData("audit", "x")]
    [InlineData]
    public void Nothing_is_guessed_for_what_is_unusual(params string[] args) => Assert.Null(WarmStart.Guess(args, _ => null));

    [Theory]
    [InlineData("TAGTASKS_MODEL")]
    [InlineData("TAGTASKS_THREADS")]
    [InlineData("TAGTASKS_DEVICE")]
    [InlineData("TAGTASKS_ONNXRUNTIME")]
    public void Nor_where_a_variable_says_something(string variable)
    {
        Assert.Null(WarmStart.Guess(["tag"], name => name == variable ? "x" : null));
        Assert.NotNull(WarmStart.Guess(["tag"], name => name == variable ? "" : null));
    }

    [Fact]
    public async Task A_guess_that_is_right_answers()
    {
        var run = await Run("tag", Repository.Fixture("readmes", "chatglm2-6b.md"));

        Assert.Equal((0, "ai chat\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.NotEmpty(Directory.EnumerateFiles(cache.Path, "*.verified", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Where_nothing_is_to_be_kept_nothing_is()
    {
        var run = await Run("tag", Repository.Fixture("readmes", "chatglm2-6b.md"), "--cache-directory", "");

        Assert.Equal((0, "ai chat\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(cache.Path));
    }

    [Theory]
    [InlineData(2, "TAGTASKS", "tag", "nowhere.md")]
    [InlineData(2, "TAGTASKS", "tag", "--max", "0")]
    [InlineData(2, "TAGTASKS", "prompt", "nowhere.txt")]
    public async Task In_vain_it_changes_no_word_and_no_exit_code(int exitCode, string code, params string[] args)
    {
        var run = await Run(args);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Equal(CommandLineRun.Of(args).Error, run.Error);
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private Task<ToolProcess> Run(params string[] args) =>
        ToolProcess.Tool(new Dictionary<string, string> { ["TAGTASKS_DEVICE"] = "", ["XDG_CACHE_HOME"] = cache.Path }, args);
}
