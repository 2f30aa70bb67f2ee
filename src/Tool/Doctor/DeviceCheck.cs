using TagTasks.Inference;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Tool.Doctor;

/// <summary>Where the network runs, for one README and for many.</summary>
internal static class DeviceCheck
{
    /// <summary>Makes the check.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="one">Where one README is answered; null when it cannot be.</param>
    public static Check Make(TaggerOptions options, out DeviceChoice? one)
    {
        try
        {
            one = DeviceSelector.Select(options);
        }
        catch (TagTasksException e)
        {
            one = null;
            return Check.Broken("device", e.Diagnostic);
        }

        var many = DeviceSelector.Select(options with { ManyReadmes = true });
        var text = one.Name == many.Name
            ? $"{one.Name}, because {many.Reason}"
            : $"{one.Name} for one README; {many.Name} for many, because {many.Reason}";
        return new Check("device", text, [("name", one.Name), ("many", many.Name), ("reason", many.Reason)]);
    }
}
