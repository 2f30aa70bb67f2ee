using System.Xml;

namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Finds where a person would write a new property: beside those that describe the package, indented as they are. Stateless.</summary>
internal static class PropertyInsertion
{
    private static readonly HashSet<string> OfPackages = new(StringComparer.OrdinalIgnoreCase)
    {
        "PackageId", "PackageVersion", "Version", "VersionPrefix", "Title", "Authors", "Company", "Product", "Copyright",
        "Description", "PackageDescription", "PackageReadmeFile", "PackageReleaseNotes", "PackageTags",
        "PackageLicenseExpression", "PackageLicenseFile", "PackageProjectUrl", "PackageIcon", "RepositoryUrl", "RepositoryType",
        "PublishRepositoryUrl", "IsPackable", "GeneratePackageOnBuild", "PackAsTool", "ToolCommandName",
    };

    /// <summary>The edit that adds properties.</summary>
    /// <param name="xml">The text of a project.</param>
    /// <param name="properties">Their names and values as MSBuild spells them.</param>
    /// <exception cref="CannotEditException">It is no project that can be added to.</exception>
    public static TextEdit Edit(string xml, IReadOnlyList<(string Name, string Value)> properties)
    {
        var elements = properties.Select(property => $"<{property.Name}>{XmlScan.Escape(property.Value)}</{property.Name}>").ToList();
        var project = Outline.Read(xml);
        var group = project.Groups.Where(group => group.Children.Count > 0).OrderByDescending(group => group.Children.Count(IsOfPackage)).FirstOrDefault();
        if (group is null)
        {
            return NewGroup(xml, project, elements);
        }

        var anchor = group.Children.Find(child => child.Name is "Description" or "PackageDescription")
            ?? group.Children.FindLast(IsOfPackage)
            ?? group.Children[^1];
        var indentation = Indentation(xml, anchor.Start);
        return new TextEdit(BehindComment(xml, anchor.End), 0, string.Concat(elements.Select(element => indentation + element)));
    }

    private static bool IsOfPackage(Element child) => OfPackages.Contains(child.Name);

    private static TextEdit NewGroup(string xml, Outline project, List<string> elements)
    {
        var newLine = xml.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && xml[at - 1] == '\r' ? "\r\n" : "\n";
        var indentation = project.FirstChild is { } child && Indentation(xml, child) is { Length: > 0 } known ? known : newLine + "  ";
        var step = indentation.TrimStart('\r', '\n') is { Length: > 0 } blanks ? blanks : "  ";
        var group = $"{indentation}<PropertyGroup>{string.Concat(elements.Select(element => indentation + step + element))}{indentation}</PropertyGroup>";
        if (project.IsSelfClosing)
        {
            return new TextEdit(project.Start, project.End - project.Start, $">{group}{newLine}</{project.Name}>");
        }

        // Behind an import that stands first: `Sdk.props` and the files that it imports are known from there on.
        var place = BehindComment(xml, project.FirstImportEnd ?? project.Start);
        return new TextEdit(place, 0, xml[place] is '\r' or '\n' ? group : group + newLine);
    }

    // The line break and blanks in front of an element; empty when something else stands there.
    private static string Indentation(string xml, int start)
    {
        var at = start;
        while (at > 0 && xml[at - 1] is ' ' or '\t')
        {
            at--;
        }

        var lineBreak = at > 1 && xml[at - 2] == '\r' && xml[at - 1] == '\n' ? 2 : at > 0 && xml[at - 1] is '\n' or '\r' ? 1 : 0;
        return lineBreak == 0 ? "" : xml[(at - lineBreak)..start];
    }

    // A comment on the same line speaks of what stands in front of it.
    private static int BehindComment(string xml, int end)
    {
        var at = end;
        while (at < xml.Length && xml[at] is ' ' or '\t')
        {
            at++;
        }

        if (!XmlScan.Is(xml, at, "<!--"))
        {
            return end;
        }

        var behind = XmlScan.After(xml, at, "-->");
        return xml.AsSpan(at, behind - at).ContainsAny('\r', '\n') || (behind < xml.Length && xml[behind] is not ('\r' or '\n')) ? end : behind;
    }

    private sealed record Element(string Name, int Start, int End);

    private sealed record Group(List<Element> Children);

    /// <summary>What of a project matters here.</summary>
    private sealed class Outline
    {
        public string Name { get; private set; } = "";

        public bool IsSelfClosing { get; private set; }

        /// <summary>Behind the start tag of the project; of one without an end tag, where its <c>/></c> begins.</summary>
        public int Start { get; private set; }

        /// <summary>Behind that <c>/></c>.</summary>
        public int End { get; private set; }

        public int? FirstChild { get; private set; }

        public int? FirstImportEnd { get; private set; }

        /// <summary>The groups of properties without a condition.</summary>
        public List<Group> Groups { get; } = [];

        public static Outline Read(string xml)
        {
            var outline = new Outline();
            var lines = new TextLines(xml);
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            try
            {
                while (reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.Element)
                    {
                        outline.Read(xml, lines, reader);
                    }
                }
            }
            catch (XmlException e)
            {
                throw new CannotEditException($"is not valid XML ({e.Message.TrimEnd('.')})");
            }

            return outline;
        }

        private static int Offset(TextLines lines, XmlReader reader)
        {
            var at = (IXmlLineInfo)reader;
            return lines.Offset(at.LineNumber, at.LinePosition) - 1 ?? throw new CannotEditException("is not as XML readers read it");
        }

        private void Read(string xml, TextLines lines, XmlReader reader)
        {
            var start = Offset(lines, reader);
            var end = XmlScan.TagEnd(xml, start);
            switch (reader.Depth)
            {
                case 0:
                    (Name, IsSelfClosing, Start, End) = (reader.Name, reader.IsEmptyElement, end, end);
                    if (IsSelfClosing)
                    {
                        Start = xml[..(end - 2)].TrimEnd().Length;
                    }

                    break;
                case 1:
                    FirstImportEnd = FirstChild is null && reader is { LocalName: "Import", IsEmptyElement: true } ? end : FirstImportEnd;
                    FirstChild ??= start;
                    IsOpenGroup = reader.LocalName == "PropertyGroup" && reader.GetAttribute("Condition") is null;
                    if (IsOpenGroup)
                    {
                        Groups.Add(new Group([]));
                    }

                    break;
                case 2 when IsOpenGroup:
                    var whole = reader.IsEmptyElement ? end : XmlScan.TagEnd(xml, XmlScan.After(xml, end, $"</{reader.Name}"));
                    Groups[^1].Children.Add(new Element(reader.LocalName, start, whole));
                    break;
            }
        }

        private bool IsOpenGroup { get; set; }
    }
}
