using System.Text.Json;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Prompt;

/// <summary>Writes the sketch of an answer with its open array filled.</summary>
internal sealed class ShapeWriter(Utf8JsonWriter writer, LooseValue? slot, Action<Utf8JsonWriter> fill, string? idJson)
{
    /// <summary>A scalar as strict JSON.</summary>
    public static string Scalar(LooseValue value) =>
        value.Kind is LooseKind.Number or LooseKind.Literal ? value.Text : JsonText.Quote(value.Text);

    public void Write(LooseValue value)
    {
        if (ReferenceEquals(value, slot))
        {
            fill(writer);
            return;
        }

        switch (value.Kind)
        {
            case LooseKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    Write(item);
                }

                writer.WriteEndArray();
                break;
            case LooseKind.Object:
                writer.WriteStartObject();
                foreach (var (key, member) in value.Members)
                {
                    writer.WritePropertyName(key);
                    if (idJson is not null && TagKeys.IsId(key) && IsOpen(member))
                    {
                        writer.WriteRawValue(idJson);
                    }
                    else
                    {
                        Write(member);
                    }
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteRawValue(Scalar(value));
                break;
        }
    }

    private static bool IsOpen(LooseValue value) =>
        value.Kind is LooseKind.Ellipsis or LooseKind.Bare || value.Text is "" or "..." or "null" || value.Text.StartsWith('<');
}
