using System.Diagnostics;
using System.Globalization;

namespace TagTasks.TestKit;

/// <summary>How long a thread has worked. Where the system tells it, waiting for a busy processor does not count.</summary>
public static class ThreadTime
{
    private const string Statistics = "/proc/thread-self/schedstat";

    /// <summary>Runs work on this thread and gives the time that it took.</summary>
    public static TimeSpan Of(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var started = Now();
        work();
        return Now() - started;
    }

    // The first number is nanoseconds on a processor (proc_pid_schedstat).
    private static TimeSpan Now() => File.Exists(Statistics)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Statistics).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
        : Stopwatch.GetElapsedTime(0);
}
