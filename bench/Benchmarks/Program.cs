using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TagTasks.Benchmarks;
using TagTasks.Benchmarks.Audits;
using TagTasks.Benchmarks.Packs;
using TagTasks.Benchmarks.Peers;
using TagTasks.Inference.Encoders;

// `cold`, `pack`, `audit-500` and `peers` time whole processes (`plain-peer` is one of them), `stages` and `encoder` the work on many
// READMEs, `throughput` a stream beside a loop; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["cold", var tool, var readme]:
        ColdStart.Run(tool, readme);
        return;
    case ["pack", var rounds]:
        PackCost.Run(Number(rounds));
        return;
    case ["audit-500", var tool]:
        AuditCost.Run(tool, 500);
        return;
    case ["audit-500", var tool, var projects]:
        AuditCost.Run(tool, Number(projects));
        return;
    case ["peers", var tool, var readmes, var count, var times]:
        PeerComparison.Run(tool, readmes, Number(count), Number(times), CpuThreads.Default);
        return;
    case ["stages", var many]:
        StageThroughput.Run(many);
        return;
    case ["encoder"]:
        EncoderPeak.Run();
        return;
    case ["plain-peer", var texts, var threads]:
        PlainPeer.Run(texts, Number(threads));
        return;
    case ["throughput", var readmes, var count, var times]:
        Throughput.Run(readmes, Number(count), Number(times));
        return;
    default:
        break;
}

// In this process: the real model is beside this program, not beside one that BenchmarkDotNet would generate.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/bench"));

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
