using System.Text.Json;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Doctor;

/// <summary>The report for programs.</summary>
internal static class DoctorJson
{
    /// <summary>Writes it.</summary>
    public static string Write(IReadOnlyList<Check> checks) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("status", checks.Any(check => check.IsBroken) ? "broken" : "ok");
        json.WriteStartObject("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject(check.Name);
            json.WriteString("status", DoctorView.Status(check));
            foreach (var (name, value) in check.Facts)
            {
                json.WritePropertyName(name);
                WriteValue(json, value);
            }

            if (check.Problem is { } problem)
            {
                json.WriteString("code", problem.Code);
                json.WriteString("message", problem.Message);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case long number:
                json.WriteNumberValue(number);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
