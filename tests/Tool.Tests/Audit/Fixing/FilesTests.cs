using System.Text;
using CsCheck;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Fixing.Files;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>Files as they are read, compared and replaced.</summary>
public sealed class FilesTests
{
    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public void A_file_comes_out_as_it_went_in(string name, bool marked)
    {
        var text = $"<?xml version='1.0' encoding='{name}'?>\r\n<Project>é\n</Project>";
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        var file = SourceFile.Read("x", bytes);

        Assert.Equal(text, file.Text);
        Assert.Equal(bytes, file.Encode(file.Text));
    }

    [Theory]
    [InlineData("<Project>\u00E9</Project>")]
    [InlineData("<?xml version='1.0' encoding='us-ascii'?><Project>\u00E9</Project>")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><Project />")]
    public void A_file_that_cannot_be_read_without_loss_is_refused(string latin1) =>
        Assert.Throws<CannotEditException>(() => SourceFile.Read("x", Encoding.Latin1.GetBytes(latin1)));

    [Fact]
    public void What_an_encoding_cannot_write_is_refused() =>
        Assert.Throws<CannotEditException>(() => SourceFile.Read("x", "<?xml version='1.0' encoding='iso-8859-1'?><P />"u8.ToArray()).Encode("缓存"));

    [Fact]
    public void Git_applies_every_difference()
    {
        using var repository = new GitRepository();
        var line = Choice.Of("a", "b", "c", "", "d\r").Select(text => text + "\n");
        var text = Gen.Select(line.List[0, 30], Choice.Of("", "", "end"), (lines, end) => string.Concat(lines) + end);
        Gen.Select(text, text).Where(pair => pair.Item1 != pair.Item2 && pair.Item1.Length > 0 && pair.Item2.Length > 0).Sample(
            pair =>
            {
                repository.Write("f", pair.Item1);
                var diff = repository.Write("d", UnifiedDiff.Of("f", pair.Item1, pair.Item2));
                repository.Git("apply", "--whitespace=nowarn", diff);
                return repository.Read("f") == pair.Item2;
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void Changes_far_apart_are_two_hunks()
    {
        var old = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i}\n"));

        var diff = UnifiedDiff.Of("p", old, old.Replace("2\n3\n", "2\nx\n", StringComparison.Ordinal).Replace("19\n", "", StringComparison.Ordinal));

        Assert.Equal("--- a/p\n+++ b/p\n@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+x\n 4\n 5\n 6\n@@ -16,5 +16,4 @@\n 16\n 17\n 18\n-19\n 20\n", diff);
    }

    [Fact]
    public void A_replaced_file_keeps_its_permissions_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csproj", "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute);
        }

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
        AtomicFile.Write(path, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Equal(mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path));
    }

    [Fact]
    public void Git_is_asked_about_each_file()
    {
        using var repository = new GitRepository();
        string[] names = ["clean", "changed", "staged", "strange na*me ü", "new", "ignored/x"];
        Array.ForEach(names[..4], name => repository.Write(name, "1\n"));
        repository.Write(".gitignore", "ignored/\n");
        repository.Commit();
        Array.ForEach(["changed", "staged", "strange na*me ü", "new", "ignored/x"], name => repository.Write(name, "2\n"));
        repository.Git("add", "staged");
        var real = RealPath.Of(repository.Path);

        var problems = GitState.Problems(names.Select(name => Path.Combine(real, name)));

        Assert.Equal(
            [null, "has uncommitted changes", "has uncommitted changes", "has uncommitted changes", "is not committed", "is ignored by git"],
            names.Select(name => problems.GetValueOrDefault(Path.Combine(real, name))));
    }

    [Fact]
    public void Outside_of_git_every_file_has_a_problem()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a", "1");

        Assert.Equal("is not in a git repository", GitState.Problems([path])[path]);
    }

    [Fact]
    public void Links_are_followed_wherever_they_stand_in_a_path()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var folder = new TemporaryFolder();
        folder.Write("real/b/file", "1");
        Directory.CreateSymbolicLink(folder["link"], "real");
        File.CreateSymbolicLink(folder["real/c"], "b/file");

        Assert.Equal(RealPath.Of(folder["real/b/file"]), RealPath.Of(folder["link/c"]));
    }
}
