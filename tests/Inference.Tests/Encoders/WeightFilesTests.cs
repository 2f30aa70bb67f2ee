using TagTasks.Inference.Encoders;
using TagTasks.Inference.Encoders.Graphs;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>Pieces of the files beside a graph.</summary>
public sealed class WeightFilesTests
{
    [Fact]
    public void A_piece_is_read_from_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one", [1, 2, 3, 4, 5]);
        folder.Write("two", [9, 8, 7]);
        using var files = new WeightFiles(folder.Path, ["one", "two"]);
        var piece = new byte[2];

        files.Read(new ExternalData("one", 1, 4), piece, 2);

        Assert.Equal([4, 5], piece);
        Assert.Equal([2, 3, 4], files.Read(new ExternalData("one", 1, 3)));
        Assert.Equal([9, 8], files.Read(new ExternalData("two", 0, 2)));
    }

    [Fact]
    public void What_a_file_does_not_hold_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one", [1, 2, 3]);
        using var files = new WeightFiles(folder.Path, ["one", "two"]);

        Assert.Throws<FormatException>(() => files.Read(new ExternalData("one", 1, 3)));
        Assert.Throws<FormatException>(() => files.Read(new ExternalData("one", -1, 1)));
        Assert.Equal([2, 3], files.Read(new ExternalData("one", 1, 2)));
    }

    [Theory]
    [InlineData("three")]
    [InlineData("../one")]
    [InlineData("./one")]
    public void So_is_a_file_that_does_not_belong_to_the_model(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("one", [1, 2, 3]);
        folder.Write("three", [1, 2, 3]);
        using var files = new WeightFiles(folder.Path, ["one", "two"]);

        var refusal = Assert.Throws<FormatException>(() => files.Read(new ExternalData(name, 0, 1)));

        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
    }
}
