using System.Collections.Frozen;

using TagTasks.Inference.Text;

namespace TagTasks.Inference.Cleaning;

/// <summary>
/// Reads reStructuredText line by line: titles by their underlines, lists, grid tables; directives, comments and
/// literal blocks are dropped, except the directives whose content is prose.
/// </summary>
internal ref struct ReStructuredTextReader(ReadOnlySpan<char> text, BlockSink sink)
{
    private const string Adornments = "=-~^\"'`#*+:.<>_!$%&(),/;?@[\\]{|}";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prose = new[]
    {
        "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning",
        "seealso", "topic", "sidebar", "container", "compound", "epigraph", "deprecated", "versionadded",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> text = text;
    private readonly BlockSink sink = sink;
    private readonly TextBuffer paragraph = sink.Lines;
    private readonly List<char> titleMarks = [];
    private BlockKind kind = BlockKind.Paragraph;
    private int paragraphLine;
    private int paragraphLines;
    private int dropDeeperThan = -1;
    private bool inOptions;
    private bool inDoctest;

    public void Read()
    {
        var lines = new SourceLines(text);
        while (lines.MoveNext())
        {
            ReadLine(lines.Current.TrimEnd(), lines.Number);
        }

        EndParagraph();
    }

    private void ReadLine(ReadOnlySpan<char> line, int number)
    {
        var content = line.TrimStart();
        var indent = line.Length - content.Length;
        if (content.IsEmpty)
        {
            EndParagraph();
            inOptions = inDoctest = false;
            return;
        }

        if (dropDeeperThan >= 0)
        {
            if (indent > dropDeeperThan)
            {
                return;
            }

            dropDeeperThan = -1;
        }

        if (inDoctest || (inOptions && content[0] == ':'))
        {
            return;
        }

        if (content.StartsWith("..", StringComparison.Ordinal) && (content.Length == 2 || content[2] == ' '))
        {
            EndParagraph();
            ReadExplicitMarkup(content[2..].Trim(), indent, number);
        }
        else if (IsAdornment(content))
        {
            EndParagraph(paragraphLines == 1 && indent == 0 ? LevelOf(content[0]) : 0);
        }
        else if (content[0] is '+' or '=' && content.IndexOfAnyExcept("+-= ") < 0)
        {
            EndParagraph();
        }
        else if (content[0] == '|' && content[^1] == '|' && content.Length > 2)
        {
            EndParagraph();
            ReadRow(content, number);
        }
        else if (content.StartsWith(">>>", StringComparison.Ordinal))
        {
            EndParagraph();
            sink.CountCodeBlock();
            inDoctest = true;
        }
        else
        {
            AppendLine(content, indent, number);
        }
    }

    private static bool IsAdornment(ReadOnlySpan<char> line) =>
        line.Length >= 2 && Adornments.Contains(line[0], StringComparison.Ordinal)
        && LineMarks.IsRunOf(line, line[0], 2) && line is not "::" and not "..";

    // The styles of title have no fixed levels: the first one met is the highest.
    private readonly int LevelOf(char mark)
    {
        var level = titleMarks.IndexOf(mark);
        if (level < 0)
        {
            level = titleMarks.Count;
            titleMarks.Add(mark);
        }

        return Math.Min(level + 1, 6);
    }

    private void ReadExplicitMarkup(ReadOnlySpan<char> markup, int indent, int number)
    {
        var name = markup.IndexOf("::", StringComparison.Ordinal);
        var directive = name < 0 ? [] : markup[..name];
        var isSubstitution = directive.StartsWith('|');
        directive = isSubstitution ? directive[(directive.LastIndexOf('|') + 1)..].Trim() : directive;
        if (directive is "image" or "figure")
        {
            sink.CountImage();
        }
        else if (directive is "code" or "code-block" or "sourcecode" or "parsed-literal" or "literalinclude")
        {
            sink.CountCodeBlock();
        }
        else if (Prose.Contains(directive))
        {
            inOptions = true;
            AppendIfAny(markup[(name + 2)..].Trim(), indent, number);
            return;
        }
        else if (markup.StartsWith('[') && markup.IndexOf(']') is > 0 and var label)
        {
            AppendIfAny(markup[(label + 1)..].Trim(), indent, number);
            return;
        }

        dropDeeperThan = indent;
    }

    private void AppendIfAny(ReadOnlySpan<char> line, int indent, int number)
    {
        if (!line.IsEmpty)
        {
            AppendLine(line, indent, number);
        }
    }

    private readonly void ReadRow(ReadOnlySpan<char> row, int number)
    {
        foreach (var cell in row.Split('|'))
        {
            ReStructuredTextInlines.Append(row[cell], sink);
            sink.End(BlockKind.TableCell, number);
        }
    }

    private void AppendLine(ReadOnlySpan<char> line, int indent, int number)
    {
        var item = LineMarks.ListMarkLength(line);
        if (item > 0)
        {
            EndParagraph();
            kind = BlockKind.ListItem;
            line = line[item..].TrimStart();
        }

        if (line.EndsWith("::", StringComparison.Ordinal))
        {
            dropDeeperThan = indent;
            sink.CountCodeBlock();
            line = line[..^1];
        }

        if (paragraph.Length == 0)
        {
            paragraphLine = number;
        }

        paragraphLines++;
        paragraph.Append(line);
        paragraph.Append(' ');
    }

    private void EndParagraph(int level = 0)
    {
        if (paragraph.Length > 0)
        {
            ReStructuredTextInlines.Append(paragraph.Span, sink);
            sink.End(level > 0 ? BlockKind.Heading : kind, paragraphLine, level);
            paragraph.Clear();
        }

        kind = BlockKind.Paragraph;
        paragraphLines = 0;
    }
}
