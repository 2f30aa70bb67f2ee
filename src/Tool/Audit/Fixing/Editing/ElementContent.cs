using System.Globalization;
using System.Text;

namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>
/// What stands inside the element of a property: the value as MSBuild reads it, and where in the file each of its
/// characters stands. Comments and the marks of CDATA sections are no characters of the value. Immutable.
/// </summary>
internal sealed class ElementContent
{
    private const string CData = "<![CDATA[";

    private readonly StringBuilder value = new();
    private readonly List<Unit> units = [];

    private ElementContent(string xml, string name) => (Xml, Name) = (xml, name);

    /// <summary>The text of the file.</summary>
    public string Xml { get; }

    /// <summary>The element's name as it is spelled.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Where each character of <see cref="Value"/> stands.</summary>
    public IReadOnlyList<Unit> Units => units;

    /// <summary>Where the content begins; of an element without an end tag, where its <c>/></c> and the blanks in front of it do.</summary>
    public int Start { get; private set; }

    /// <summary>Where the content ends; of an element without an end tag, the end of its <c>/></c>.</summary>
    public int End { get; private set; }

    /// <summary>Whether the element has no end tag.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Reads the element that begins at a place.</summary>
    /// <param name="xml">The text of a file.</param>
    /// <param name="offset">Where its <c>&lt;</c> stands.</param>
    /// <param name="name">Its name, ignoring case.</param>
    /// <exception cref="CannotEditException">It is not there, or holds elements.</exception>
    public static ElementContent Read(string xml, int offset, string name)
    {
        if (xml[offset] != '<' || string.Compare(xml, offset + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw Changed();
        }

        var content = new ElementContent(xml, xml.Substring(offset + 1, name.Length));
        try
        {
            content.Read(XmlScan.TagEnd(xml, offset));
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Changed();
        }

        return content;
    }

    private static CannotEditException Changed() => new("is not as it was when it was evaluated");

    private void Read(int at)
    {
        if (Xml[at - 2] == '/')
        {
            IsSelfClosing = true;
            End = at;
            Start = Xml[..(at - 2)].TrimEnd().Length;
            return;
        }

        Start = at;
        while (!XmlScan.Is(Xml, at, "</"))
        {
            at = Xml[at] switch
            {
                '<' when XmlScan.Is(Xml, at, "<!--") => XmlScan.After(Xml, at, "-->"),
                '<' when XmlScan.Is(Xml, at, CData) => ReadCData(at),
                '<' => throw new CannotEditException($"has more than text in <{Name}>"),
                '&' => ReadEntity(at),
                _ => Add(Xml[at], at, at + 1, false),
            };
        }

        End = at;
        Value = value.ToString();
    }

    private int Add(char character, int start, int end, bool isCData)
    {
        value.Append(character);
        units.Add(new Unit(start, end, isCData));
        return end;
    }

    private int ReadCData(int at)
    {
        var end = XmlScan.After(Xml, at, "]]>");
        for (var i = at + CData.Length; i < end - 3; i++)
        {
            Add(Xml[i], i, i + 1, true);
        }

        return end;
    }

    private int ReadEntity(int at)
    {
        var end = XmlScan.After(Xml, at, ";");
        var name = Xml[(at + 1)..(end - 1)];
        var text = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            ['#', 'x', .. var hex] => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
            ['#', .. var digits] => char.ConvertFromUtf32(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)),
            _ => throw new CannotEditException($"has an entity of its own in <{Name}>"),
        };

        // The second half of a pair has no place of its own.
        Add(text[0], at, end, false);
        return text.Length == 1 ? end : Add(text[1], end, end, false);
    }

    /// <summary>Where a character of the value stands in the file. Immutable.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends: an entity is longer than what it stands for.</param>
    /// <param name="IsCData">Whether it stands in a CDATA section, where nothing is escaped.</param>
    internal readonly record struct Unit(int Start, int End, bool IsCData);
}
