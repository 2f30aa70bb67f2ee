using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using TagTasks.Benchmarks;

// `cold TOOL README` times whole processes; everything else goes to BenchmarkDotNet.
if (args is ["cold", var tool, var readme])
{
    ColdStart.Run(tool, readme);
    return;
}

// One folder for the artefacts of all projects; the project's own is found from the output's place otherwise.
BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args, DefaultConfig.Instance.WithArtifactsPath("artifacts/bench"));
