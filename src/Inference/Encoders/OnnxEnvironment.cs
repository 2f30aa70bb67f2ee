using Microsoft.ML.OnnxRuntime;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders.Memory;

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
    /// <param name="directory">The folder to load ONNX Runtime from, as a full path; null for where it came with the application.</param>
    /// <exception cref="TagTasksException">Nothing can be loaded from the folder, or it was loaded from another one.</exception>
    public static void EnsureCreated(string? directory = null)
    {
        // Also where another thread has created it: each has a heap of its own, and what comes here goes on to use ONNX Runtime.
        NativeHeap.UseLargePages();
        lock (Gate)
        {
            if (OrtEnv.IsCreated)
            {
                if (directory is not null && directory != OnnxNatives.Directory)
                {
                    throw OnnxNatives.InUse(directory);
                }

                return;
            }

            OnnxTelemetry.Disable();
            if (directory is not null)
            {
                OnnxNatives.LoadFrom(directory);
            }

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
