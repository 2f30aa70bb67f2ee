namespace TagTasks.Tasks.Tests;

/// <summary>A sidecar tells whether it was changed after the pack that wrote it.</summary>
public class SidecarTests
{
    private static readonly string Text = Sidecar.Text(
        new PackQuestion { PackageId = "Acme", Readme = new HashedFile("README.md", "00") },
        new PackAnswer { Tags = [new SuggestedTag("caching", "30", 0.9974, ["caching"])] });

    [Fact]
    public void As_written_it_is_intact() => Assert.True(Sidecar.IsIntact(Text));

    [Fact]
    public void With_the_line_ends_of_another_system_it_is_intact() =>
        Assert.True(Sidecar.IsIntact(Text.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("caching", "redis")]
    [InlineData("0.9974", "0.9975")]
    [InlineData("  \"id\"", "   \"id\"")]
    [InlineData("sha256\": \"00\"", "sha256\": \"01\"")]
    [InlineData("}\n", "} \n")]
    public void Changed_by_hand_it_is_not(string old, string other) =>
        Assert.False(Sidecar.IsIntact(Text.Replace(old, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("{\n  \"id\": \"Acme\"\n}\n")]
    public void Without_a_hash_it_is_not(string text) => Assert.False(Sidecar.IsIntact(text));
}
