using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Model;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Model;

/// <summary>Files that were found right are not hashed again; files that were written to are.</summary>
public sealed class VerificationRecordTests : IDisposable
{
    private const string Changed = "words.tsv";

    private readonly TemporaryFolder folder = new();
    private readonly string bundle;
    private readonly string cache;

    public VerificationRecordTests()
    {
        (bundle, cache) = (folder["bundle"], folder["cache"]);
        var source = ModelLocator.Locate(null);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(bundle, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_changed_after_it_was_found_right_is_refused()
    {
        Verify();
        Damage();

        Assert.Equal(DiagnosticCode.ModelCorrupt, Assert.Throws<TagTasksException>(Verify).Code);
    }

    [Fact]
    public void Files_as_they_were_are_not_hashed_again()
    {
        Verify();
        var (written, path) = (File.GetLastWriteTimeUtc(Path.Combine(bundle, Changed)), Path.Combine(bundle, Changed));
        Damage();
        File.SetLastWriteTimeUtc(path, written);

        // Nobody but a hash could tell; it is the record that vouches.
        Verify();
        File.SetLastWriteTimeUtc(path, written.AddTicks(10));
        Assert.Throws<TagTasksException>(Verify);
    }

    [Fact]
    public void A_damaged_record_vouches_for_nothing()
    {
        Verify();
        var record = Assert.Single(Directory.GetFiles(cache));
        File.WriteAllText(record, File.ReadAllText(record).Replace(Changed, "other.tsv", StringComparison.Ordinal));
        Damage();

        Assert.Throws<TagTasksException>(Verify);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        File.WriteAllText(cache, "a file, not a folder");

        Verify();
    }

    private void Verify() => ModelBundle.Open(bundle, cacheDirectory: cache).Verify();

    private void Damage()
    {
        var path = Path.Combine(bundle, Changed);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
