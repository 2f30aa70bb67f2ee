using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace TagTasks.Tasks;

/// <summary>Reads JSON by what netstandard2.0 has: as XML elements, a member an element, an array's entry an <c>item</c>.</summary>
internal static class JsonReader
{
    // Ours are flat. A tree of elements costs the square of its depth.
    private const int MaximumDepth = 64;

    private static readonly XmlDictionaryReaderQuotas Quotas = Limits();

    /// <summary>Reads a document whose root is an object.</summary>
    /// <exception cref="FormatException">The bytes are not JSON, or not an object.</exception>
    public static XElement Object(byte[] utf8)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(utf8, Quotas);
            var root = XElement.Load(reader);
            return (string?)root.Attribute("type") == "object" ? root : throw new FormatException("an object is expected");
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A member that is a string or number; null when it is missing or null.</summary>
    public static string? Text(this XElement parent, string name) =>
        parent.Element(name) is { } element && (string?)element.Attribute("type") != "null" ? element.Value : null;

    /// <summary>A member that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Required(this XElement parent, string name) =>
        parent.Text(name) ?? throw new FormatException($"the member '{name}' is missing");

    /// <summary>A member that is a number; 0 when it is missing.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static double Number(this XElement parent, string name) =>
        parent.Text(name) is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;

    /// <summary>The entries of a member that is an array; none when it is missing.</summary>
    public static IEnumerable<XElement> Items(this XElement parent, string name) =>
        parent.Element(name)?.Elements("item") ?? [];

    private static XmlDictionaryReaderQuotas Limits()
    {
        var quotas = new XmlDictionaryReaderQuotas();
        XmlDictionaryReaderQuotas.Max.CopyTo(quotas);
        quotas.MaxDepth = MaximumDepth;
        return quotas;
    }
}
