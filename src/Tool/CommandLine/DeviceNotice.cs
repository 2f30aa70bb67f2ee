using TagTasks.Inference.Devices;

namespace TagTasks.Tool.CommandLine;

/// <summary>Says once where the network runs, and why.</summary>
internal static class DeviceNotice
{
    /// <summary>Says it when it is news: to who asked, and to who might use a CUDA device and does not.</summary>
    /// <param name="diagnostics">Says it.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="asked">Whether a device was named, or everything is to be said.</param>
    public static void Say(DiagnosticWriter diagnostics, DeviceChoice device, bool asked)
    {
        if (asked || device.IsCuda || device.IsNearCuda)
        {
            diagnostics.Inform($"Device: {device.Name}, because {device.Reason}.");
        }
    }
}
