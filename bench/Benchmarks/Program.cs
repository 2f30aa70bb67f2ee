using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TagTasks.Benchmarks;
using TagTasks.Benchmarks.Packs;

// `cold TOOL README` times whole processes, `pack ROUNDS` whole packs; everything else goes to BenchmarkDotNet.
if (args is ["cold", var tool, var readme])
{
    ColdStart.Run(tool, readme);
    return;
}

if (args is ["pack", var rounds])
{
    PackCost.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
    return;
}

// In this process: the real model is beside this program, not beside one that BenchmarkDotNet would generate.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/bench"));
