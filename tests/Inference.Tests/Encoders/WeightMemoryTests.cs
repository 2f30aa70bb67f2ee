using TagTasks.Inference.Encoders.Memory;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>Parts of one memory lie beside each other, aligned, and do not touch.</summary>
public sealed class WeightMemoryTests
{
    [Fact]
    public void Parts_keep_what_is_written_to_them()
    {
        int[] lengths = [1, 16, 0, 1_000_003, 17];
        using var memory = WeightMemory.Allocate(lengths);

        for (var part = 0; part < memory.Parts; part++)
        {
            memory.Part(part).Fill(part);
        }

        for (var part = 0; part < memory.Parts; part++)
        {
            Assert.Equal(lengths[part], memory.Part(part).Length);
            Assert.False(memory.Part(part).ContainsAnyExcept(part));
            Assert.Equal(0, memory.Address(part) % 64);
        }
    }

    [Fact]
    public void No_parts_are_no_problem()
    {
        using var memory = WeightMemory.Allocate([]);

        Assert.Equal(0, memory.Parts);
    }
}
