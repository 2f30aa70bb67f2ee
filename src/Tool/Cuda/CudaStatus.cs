using System.Text;
using TagTasks.Inference.Devices.Cuda;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Cuda;

/// <summary>What CUDA needs and whether it is there, for people and for programs. Stateless.</summary>
internal static class CudaStatus
{
    /// <summary>For people.</summary>
    public static string Text(CudaReport report)
    {
        var width = report.Parts.Max(part => part.Name.Length);
        var text = new StringBuilder();
        foreach (var part in report.Parts)
        {
            text.Append($"{part.Name.PadRight(width)}  {Word(part),-9}  {part.Problem ?? part.Found ?? "not looked for without the driver"}\n");
        }

        return text.Append('\n').Append(report.Problem is null ? "CUDA can be used.\n" : $"CUDA cannot be used. {report.Advice}\n").ToString();
    }

    /// <summary>For programs.</summary>
    public static string Json(CudaReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("usable", report.Problem is null);
        json.WriteStartObject("parts");
        foreach (var part in report.Parts)
        {
            json.WriteStartObject(part.Name);
            json.WriteString("status", Word(part));
            if (part.Found is { } found)
            {
                json.WriteString("found", found);
            }

            if (part.Problem is { } problem)
            {
                json.WriteString("problem", problem);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static string Word(CudaPart part) => part.Problem is not null ? "missing" : part.Found is not null ? "ok" : "unknown";
}
