using System.Diagnostics;
using System.Globalization;
using TagTasks.Inference;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.SelfTest;

namespace TagTasks.Tool.Doctor;

/// <summary>The native library, the model's files, and both at work.</summary>
internal static class ModelChecks
{
    /// <summary>Makes the checks.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="device">Where the network runs; null where it cannot.</param>
    public static IEnumerable<Check> Make(TaggerOptions options, DeviceChoice? device)
    {
        var natives = Guarded("natives", () => Natives(device?.NativesDirectory, options.OnnxRuntimeDirectory));
        yield return natives;
        ModelBundle? bundle = null;
        var model = Guarded("model", () => Model(bundle = ModelBundle.Open(ModelLocator.Locate(options.ModelDirectory), options.ModelDirectory is null)));
        yield return model;
        yield return device is null || natives.IsBroken || model.IsBroken
            ? Check.NotMade("self-test", $"not run: {(device is null ? "device" : natives.IsBroken ? "natives" : "model")} first")
            : Guarded("self-test", () => SelfTest(bundle!, options.Threads ?? CpuThreads.Default, device));
    }

    private static Check Guarded(string name, Func<Check> make)
    {
        try
        {
            return make();
        }
        catch (TagTasksException e)
        {
            return Check.Broken(name, e.Diagnostic);
        }
    }

    private static Check Natives(string? directory, string? named)
    {
        var version = OnnxEncoder.NativeVersion(directory);

        // Not where it should be but where it was loaded from: Windows has another one in its system folder.
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).Replace("lib", "", StringComparison.Ordinal).Equals("onnxruntime", StringComparison.OrdinalIgnoreCase)) ?? "unknown";
        var origin = directory is null ? "came with TagTasks" : named is null ? "fetched by `tagtasks cuda install`" : "named by --onnxruntime";
        return new Check("natives", $"ONNX Runtime {version}, {origin}, {path}", [("version", version), ("origin", origin), ("path", path)]);
    }

    private static Check Model(ModelBundle bundle)
    {
        bundle.Verify();
        var manifest = bundle.Manifest;
        var bytes = manifest.Files.Values.Sum(file => file.Bytes);
        var directory = Path.GetFullPath(bundle.PathOf("."));
        return new Check(
            "model",
            string.Create(CultureInfo.InvariantCulture, $"{manifest.Name} {manifest.Version}, {manifest.Files.Count} files of {bytes / 1e6:0} MB, all hashes right, {directory}"),
            [
                ("name", manifest.Name), ("version", manifest.Version), ("directory", directory), ("files", (long)manifest.Files.Count),
                ("bytes", bytes), ("sha256", bundle.Identity),
            ]);
    }

    private static Check SelfTest(ModelBundle bundle, int threads, DeviceChoice device)
    {
        using var model = LoadedModel.Load(bundle, new ModelLoading(threads) { Device = device });
        var outcome = SelfTestRun.Of(model);
        var tags = string.Join(' ', outcome.Tags);
        var milliseconds = (long)outcome.Time.TotalMilliseconds;
        return new Check(
            "self-test",
            string.Create(CultureInfo.InvariantCulture, $"{(outcome.Compared ? "tags as recorded" : "tags, with a model that nothing is recorded of")}: {tags}, on {outcome.Device} in {milliseconds} ms"),
            [("tags", outcome.Tags), ("device", outcome.Device), ("milliseconds", milliseconds), ("compared", outcome.Compared ? "yes" : "no")])
        {
            Problem = outcome.Difference is null ? null : Diagnostic.Error(
                DiagnosticCode.SelfTestFailed, $"A recorded text is answered otherwise here than where the model was trained: {outcome.Difference}. Reinstall TagTasks; if that changes nothing, report it."),
        };
    }
}
