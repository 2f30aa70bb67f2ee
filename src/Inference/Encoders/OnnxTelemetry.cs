using System.Runtime.InteropServices;

namespace TagTasks.Inference.Encoders;

/// <summary>
/// Keeps ONNX Runtime from calling home: its official builds send events to Microsoft unless they are told not to
/// (Privacy.md of its package), and nothing may leave the machine unasked. Stateless.
/// </summary>
internal static partial class OnnxTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Turns it off for this process, before the native library is loaded: as it loads it looks at the variable.</summary>
    public static void Disable()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
        else
        {
            // .NET keeps variables of its own, which native code does not see.
            _ = SetVariable(Variable, "1", 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
