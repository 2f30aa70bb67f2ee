using System.Text;
using System.Xml;

namespace TagTasks.Tool.Archives;

/// <summary>
/// Reads nuspecs of every schema there was: their namespaces differ by age and mean the same. Node by node, because a tree
/// takes quadratic time to build where elements nest deeply. Stateless.
/// </summary>
internal static class NuspecReader
{
    private const int MaximumDepth = 64;
    private const int MaximumMessage = 200;

    /// <summary>Reads one.</summary>
    /// <param name="bytes">Its bytes, in the encoding that it names.</param>
    /// <exception cref="InvalidDataException">It is not a nuspec.</exception>
    /// <exception cref="SuspiciousPackageException">It has a document type, which no nuspec has; its entities are not looked at.</exception>
    public static Nuspec Read(byte[] bytes)
    {
        var texts = Metadata(bytes);
        return new Nuspec
        {
            Id = texts.GetValueOrDefault("id") ?? throw new InvalidDataException("its nuspec has no id"),
            Version = texts.GetValueOrDefault("version") ?? throw new InvalidDataException("its nuspec has no version"),
            Title = texts.GetValueOrDefault("title"),
            Description = texts.GetValueOrDefault("description"),
            Tags = texts.GetValueOrDefault("tags"),
            Readme = texts.GetValueOrDefault("readme"),
            Licence = texts.GetValueOrDefault("license") ?? texts.GetValueOrDefault("licenseUrl"),
            ProjectUrl = texts.GetValueOrDefault("projectUrl"),
            RepositoryUrl = texts.GetValueOrDefault("repository"),
            Icon = texts.GetValueOrDefault("icon") ?? texts.GetValueOrDefault("iconUrl"),
        };
    }

    private static Dictionary<string, string> Metadata(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Metadata(reader);
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new SuspiciousPackageException(new PackageSuspicion(PackageSuspicion.Entity, "its nuspec has a document type, which may bring entities"), e);
        }
        catch (XmlException e)
        {
            var message = e.Message.ReplaceLineEndings(" ").TrimEnd('.');
            throw new InvalidDataException($"its nuspec is not XML: {(message.Length > MaximumMessage ? message[..MaximumMessage] + "…" : message)}", e);
        }
    }

    // <package><metadata><id>…</id><repository url="…" />: the texts of the elements at depth 2, without blanks around them.
    private static Dictionary<string, string> Metadata(XmlReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        var inMetadata = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > MaximumDepth:
                    throw new InvalidDataException($"the elements of its nuspec nest deeper than {MaximumDepth}");
                case XmlNodeType.Element when reader.Depth == 1:
                    inMetadata = reader.LocalName == "metadata";
                    break;
                case XmlNodeType.Element when reader.Depth == 2:
                    text.Clear();
                    Add(texts, inMetadata, reader.LocalName, reader.LocalName == "repository" ? reader.GetAttribute("url") : null);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 2:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement when reader.Depth == 2:
                    Add(texts, inMetadata, reader.LocalName, text.ToString());
                    break;
                default:
                    break;
            }
        }

        return texts;
    }

    private static void Add(Dictionary<string, string> texts, bool inMetadata, string name, string? text)
    {
        if (inMetadata && text?.Trim() is { Length: > 0 } trimmed)
        {
            texts.TryAdd(name, trimmed);
        }
    }
}
