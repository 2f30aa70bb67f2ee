using System.Text.Json;
using TagTasks.Tool.Output;

namespace TagTasks.Tool.Prompt;

/// <summary>The form of the answer: the request's own sketch with one open array. Immutable and thread-safe.</summary>
/// <param name="Sketch">The sketch; null for the default, <c>{"tags":[…]}</c> with the id in front when one is given.</param>
/// <param name="Slot">The array to fill in it.</param>
/// <param name="Form">What stands for a tag.</param>
/// <param name="IdJson">The id that the request gives in words, as JSON.</param>
internal sealed record AnswerShape(LooseValue? Sketch, LooseValue? Slot, AnswerForm Form, string? IdJson)
{
    /// <summary>Writes the answer: compact, always valid JSON.</summary>
    public string Render(IReadOnlyList<RequestTag> chosen) => JsonText.Of(writer =>
    {
        if (Sketch is not null)
        {
            new ShapeWriter(writer, Slot, inner => Fill(inner, chosen), IdJson).Write(Sketch);
            return;
        }

        writer.WriteStartObject();
        if (IdJson is not null)
        {
            writer.WritePropertyName("id");
            writer.WriteRawValue(IdJson);
        }

        writer.WritePropertyName("tags");
        Fill(writer, chosen);
        writer.WriteEndObject();
    });

    private void Fill(Utf8JsonWriter writer, IReadOnlyList<RequestTag> chosen)
    {
        writer.WriteStartArray();
        foreach (var tag in chosen)
        {
            if (Form == AnswerForm.Objects && Slot is not null)
            {
                WriteObject(writer, Slot.Items.First(item => item.Kind == LooseKind.Object), tag);
            }
            else if (Form == AnswerForm.Ids && tag.IdJson is not null)
            {
                writer.WriteRawValue(tag.IdJson);
            }
            else
            {
                writer.WriteStringValue(tag.NameVerbatim);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, LooseValue example, RequestTag tag)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in example.Members)
        {
            writer.WritePropertyName(key);
            if (TagKeys.IsName(key))
            {
                writer.WriteStringValue(tag.NameVerbatim);
            }
            else
            {
                writer.WriteRawValue(TagKeys.IsId(key) ? tag.IdJson ?? "null" : ShapeWriter.Scalar(value));
            }
        }

        writer.WriteEndObject();
    }
}
