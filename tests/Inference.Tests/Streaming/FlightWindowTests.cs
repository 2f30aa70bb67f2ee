using TagTasks.Inference.Streaming;

namespace TagTasks.Inference.Tests.Streaming;

/// <summary>How many may be under way, and how far apart.</summary>
public sealed class FlightWindowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_than_its_capacity()
    {
        var window = new FlightWindow(2, 100);
        Assert.Equal([0, 1], new[] { window.Enter(Stop), window.Enter(Stop) });

        var third = Task.Run(() => window.Enter(Stop), Stop);
        Assert.NotSame(third, await Task.WhenAny(third, Task.Delay(100, Stop)));
        window.Leave(1);

        Assert.Equal(2, await third.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    [Fact]
    public async Task No_further_than_its_span_from_the_oldest()
    {
        var window = new FlightWindow(100, 3);
        for (var i = 0; i < 3; i++)
        {
            window.Enter(Stop);
        }

        window.Leave(1);
        window.Leave(2);
        var fourth = Task.Run(() => window.Enter(Stop), Stop);
        Assert.NotSame(fourth, await Task.WhenAny(fourth, Task.Delay(100, Stop)));
        window.Leave(0);

        Assert.Equal(3, await fourth.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }
}
