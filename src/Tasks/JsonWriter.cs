using System.Globalization;
using System.Text;

namespace TagTasks.Tasks;

/// <summary>
/// Writes indented JSON the same on every machine: members in the order given, two blanks, <c>\n</c>. The task brings
/// no JSON library, since one would clash with the copy of MSBuild. Not thread-safe.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool first = true;

    public JsonWriter Open(char bracket, string? name = null)
    {
        Begin(name);
        text.Append(bracket);
        depth++;
        first = true;
        return this;
    }

    public JsonWriter Close(char bracket)
    {
        depth--;
        if (!first)
        {
            NewLine();
        }

        text.Append(bracket);
        first = false;
        return this;
    }

    public JsonWriter Member(string? name, string? value)
    {
        Begin(name);
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    public JsonWriter Member(string? name, double? value)
    {
        Begin(name);
        text.Append(value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "null");
        return this;
    }

    public JsonWriter Member(string? name, bool value)
    {
        Begin(name);
        text.Append(value ? "true" : "false");
        return this;
    }

    public JsonWriter Strings(string name, IEnumerable<string> values)
    {
        Open('[', name);
        foreach (var value in values)
        {
            Member(null, value);
        }

        return Close(']');
    }

    public override string ToString() => text + "\n";

    private void Begin(string? name)
    {
        if (!first)
        {
            text.Append(',');
        }

        first = false;
        if (depth > 0)
        {
            NewLine();
        }

        if (name is not null)
        {
            Quote(name);
            text.Append(": ");
        }
    }

    private void NewLine() => text.Append('\n').Append(' ', depth * 2);

    private void Quote(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case < ' ' or '\u007f' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'):
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
