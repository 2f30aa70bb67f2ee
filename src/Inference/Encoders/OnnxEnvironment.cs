using Microsoft.ML.OnnxRuntime;

namespace TagTasks.Inference.Encoders;

/// <summary>The one ONNX Runtime environment of the process, silent: what it has to say arrives as an exception.</summary>
internal static class OnnxEnvironment
{
    private static readonly Lock Gate = new();

    /// <summary>The version of the native library; loads it.</summary>
    public static string Version
    {
        get
        {
            EnsureCreated();
            return OrtEnv.Instance().GetVersionString();
        }
    }

    /// <summary>Creates the environment unless the application has one already.</summary>
    public static void EnsureCreated()
    {
        lock (Gate)
        {
            if (OrtEnv.IsCreated)
            {
                return;
            }

            OnnxTelemetry.Disable();
            var options = new EnvironmentCreationOptions
            {
                logId = "TagTasks",
                logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
                loggingFunction = static (_, _, _, _, _, _) => { },
            };
#pragma warning disable CA2000 // It is the process's own instance and lives as long as the process.
            OrtEnv.CreateInstanceWithOptions(ref options).DisableTelemetryEvents();
#pragma warning restore CA2000
        }
    }
}
