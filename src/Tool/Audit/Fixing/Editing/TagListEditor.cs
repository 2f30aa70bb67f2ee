namespace TagTasks.Tool.Audit.Fixing.Editing;

/// <summary>Turns changes of tags into edits of the file that writes them. Not thread-safe.</summary>
internal sealed class TagListEditor
{
    private static readonly char[] Strong = [';', ',', '\r', '\n'];

    private readonly TagList list;
    private readonly ContentEditor editor;

    // What is left: the tokens by number, and the separators around them.
    private readonly List<int> tokens;
    private readonly List<int> separators;

    private TagListEditor(TagList list)
    {
        this.list = list;
        editor = new ContentEditor(list.Content);
        tokens = [.. Enumerable.Range(0, list.Tokens.Count)];
        separators = [.. Enumerable.Range(0, list.Tokens.Count + 1)];
    }

    /// <summary>The edits that make changes.</summary>
    /// <param name="list">The tags as they are.</param>
    /// <param name="changes">The changes, none of which touch the same tag twice.</param>
    /// <exception cref="CannotEditException">They cannot be made in this file.</exception>
    public static IReadOnlyList<TextEdit> Edits(TagList list, IReadOnlyCollection<TagChange> changes)
    {
        var added = changes.OfType<TagChange.Append>().Select(change => MSBuildText.Literal(change.Tag)).ToList();
        if (changes.OfType<TagChange.Set>().FirstOrDefault() is { } set)
        {
            return [ContentEditor.Fill(list.Content, MSBuildText.Literal(set.Value))];
        }

        if (list.Tokens.Count == 0 && added.Count > 0)
        {
            return [Fill(list, string.Join(';', added))];
        }

        var editor = new TagListEditor(list);
        editor.Make(changes, added);
        return [.. editor.editor.Edits()];
    }

    // A comment in an empty element stays where it is.
    private static TextEdit Fill(TagList list, string text)
    {
        var content = list.Content;
        var isBlank = string.IsNullOrWhiteSpace(content.Xml[content.Start..content.End]);
        return content.IsSelfClosing || isBlank ? ContentEditor.Fill(content, text) : new TextEdit(content.Start, 0, XmlScan.Escape(text));
    }

    private void Make(IReadOnlyCollection<TagChange> changes, List<string> added)
    {
        if (changes.OfType<TagChange.Semicolons>().Any())
        {
            separators.ForEach(Semicolons);
        }

        foreach (var change in changes.OfType<TagChange.Replace>())
        {
            Replace(change);
        }

        foreach (var change in changes.OfType<TagChange.Remove>().OrderBy(change => change.Token))
        {
            Remove(change.Token);
        }

        if (added.Count > 0)
        {
            Append(added);
        }
    }

    private void Semicolons(int separator)
    {
        var hasSemicolon = list.Separator(separator).Contains(';', StringComparison.Ordinal);
        for (var i = list.SeparatorStart(separator); i < list.SeparatorEnd(separator); i++)
        {
            if (list.Content.Value[i] == ',')
            {
                editor.Replace(i, i + 1, hasSemicolon ? "" : ";");
                hasSemicolon = true;
            }
        }
    }

    private void Replace(TagChange.Replace change)
    {
        var (first, last) = (list.Tokens[change.First], list.Tokens[change.Last]);
        editor.Replace(first.Start, last.End, MSBuildText.Literal(change.New));
        for (var token = change.First + 1; token <= change.Last; token++)
        {
            var at = tokens.IndexOf(token);
            tokens.RemoveAt(at);
            separators.RemoveAt(at);
        }
    }

    private void Remove(int token)
    {
        var at = tokens.IndexOf(token);
        editor.Delete(list.Tokens[token].Start, list.Tokens[token].End);
        tokens.RemoveAt(at);

        // Of the two separators the weaker one goes: `a b;c` without b is `a;c`.
        var (before, behind) = (list.Separator(separators[at]), list.Separator(separators[at + 1]));
        var goes = tokens.Count == 0 ? (int?)null
            : at == 0 ? at + 1
            : at == tokens.Count ? at
            : behind.IndexOfAny(Strong) >= 0 && before.IndexOfAny(Strong) < 0 ? at
            : at + 1;
        if (goes is { } index)
        {
            editor.Delete(list.SeparatorStart(separators[index]), list.SeparatorEnd(separators[index]));
        }

        separators.RemoveAt(goes ?? at);
    }

    private void Append(List<string> added)
    {
        var separator = Separator();
        var last = list.Tokens[tokens.Count > 0 ? tokens[^1] : 0];
        editor.InsertBehind(last.End - 1, (tokens.Count > 0 ? separator : "") + string.Join(separator, added));
    }

    // As the author separates: by the last separator between two tags that can be told from a blank in a tag.
    private string Separator()
    {
        var between = Enumerable.Range(1, list.Tokens.Count - 1).Select(list.Separator).ToList();
        var chosen = between.FindLast(separator => separator.IndexOfAny(Strong) >= 0) ?? between.LastOrDefault();
        var lead = list.Separator(0);
        return chosen is not null ? Once(chosen) : lead.Contains('\n', StringComparison.Ordinal) || lead.Contains('\r', StringComparison.Ordinal) ? ";" + lead : ";";
    }

    // `a;;b` and `a, b` are no example to follow.
    private static string Once(string separator)
    {
        var blanks = string.Concat(separator.Where(char.IsWhiteSpace));
        return separator.Length == blanks.Length ? separator : separator[0] is ';' or ',' ? ";" + blanks : blanks + ";";
    }
}
