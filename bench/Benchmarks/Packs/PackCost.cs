using System.Globalization;
using System.Text.RegularExpressions;

namespace TagTasks.Benchmarks.Packs;

/// <summary>
/// What the package adds to a <c>dotnet pack</c>: the same projects with it and without it, one right after the other,
/// and the differences of these pairs, since a busy machine slows both.
/// </summary>
internal static partial class PackCost
{
    private const int SolutionProjects = 30;

    // All but what restore wrote.
    private static readonly string[] Outputs = ["bin", "obj/Release", "obj/tagtasks"];

    public static void Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("tagtasks-pack-").FullName;
        try
        {
            var fixture = new PackFixture(folder);
            fixture.PackPackage();
            var packages = Path.Combine(folder, "packages");
            Console.WriteLine("| medians | without | with | added | added, least to most | processor time added |\n|---|---|---|---|---|---|");
            Compare(fixture, packages, "one project", 1, rounds);
            Compare(fixture, packages, $"{SolutionProjects} projects, -m", SolutionProjects, Math.Max(1, rounds / 3));
            Console.WriteLine(StillRunning(folder) is { Length: > 0 } left ? $"Still running: {left}" : "Nothing of it is running.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(PackFixture fixture, string packages, string title, int count, int rounds)
    {
        string[] folders = [fixture.Solution($"without-{count}", count, isTagged: false), fixture.Solution($"with-{count}", count, isTagged: true)];
        foreach (var folder in folders)
        {
            DotNetRun.Of(folder, packages, "restore", "All.slnx");
        }

        var cold = new List<DotNetRun[]>();
        var upToDate = new List<DotNetRun[]>();
        var tasks = new List<double>();

        // The first round fills the file cache.
        for (var round = 0; round <= rounds; round++)
        {
            DotNetRun[] first = new DotNetRun[2], second = new DotNetRun[2];
            foreach (var side in round % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                Clean(folders[side], count);
                first[side] = Pack(folders[side], packages);
                var before = Written(folders[side]);
                second[side] = Pack(folders[side], packages);
                if (!before.SequenceEqual(Written(folders[side])))
                {
                    throw new InvalidOperationException("An up-to-date pack wrote a file.");
                }

                if (side == 1 && round > 0)
                {
                    tasks.Add(TaskTime().Matches(second[side].Output).Sum(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
                }
            }

            if (round > 0)
            {
                cold.Add(first);
                upToDate.Add(second);
            }
        }

        Say($"{title}, cold", cold);
        Say($"{title}, up to date", upToDate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title}, up to date: our tasks, as MSBuild counts them | | | {Statistics.Median(tasks):0} ms | {tasks.Min():0} to {tasks.Max():0} ms | |"));
    }

    private static DotNetRun Pack(string folder, string packages) =>
        DotNetRun.Of(folder, packages, "pack", "All.slnx", "--no-restore", "-m", "-clp:PerformanceSummary", "-v:m");

    private static void Clean(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var output in Outputs.Select(name => Path.Combine(folder, $"P{i}", name)).Where(Directory.Exists))
            {
                Directory.Delete(output, recursive: true);
            }
        }
    }

    // The worker's answer changes whenever the worker runs, and the package whenever pack does more than look.
    private static List<DateTime> Written(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".nupkg", StringComparison.Ordinal) || file.Contains("/tagtasks/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];

    private static void Say(string title, List<DotNetRun[]> pairs)
    {
        var added = pairs.ConvertAll(pair => (pair[1].Time - pair[0].Time).TotalMilliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {Statistics.Median(pairs.Select(pair => pair[0].Time.TotalMilliseconds)):0} ms | {Statistics.Median(pairs.Select(pair => pair[1].Time.TotalMilliseconds)):0} ms | {Statistics.Median(added):0} ms | {added.Min():0} to {added.Max():0} ms | {Statistics.Median(pairs.Select(pair => (pair[1].Processor - pair[0].Processor).TotalMilliseconds)):0} ms |"));
    }

    private static string StillRunning(string folder) => !Directory.Exists("/proc") ? "not known on this system" : string.Join(
        ", ",
        Directory.EnumerateDirectories("/proc").Where(process => CommandLine(process).Contains(folder, StringComparison.Ordinal)).Select(CommandLine));

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            // It ended just now, or is no process.
            return "";
        }
    }

    [GeneratedRegex(@"^\s*(\d+) ms\s+(?:SuggestPackageTags|ListSources)\b", RegexOptions.Multiline)]
    private static partial Regex TaskTime();
}
