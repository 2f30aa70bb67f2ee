using System.Collections.Frozen;

namespace TagTasks.Inference.Cleaning;

/// <summary>Drops the sections that say nothing about what a project is: licence, contributors, table of contents.</summary>
internal static class FurnitureSections
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "table of contents", "contents", "toc", "license", "licence", "contributing", "contributor", "contributors",
        "acknowledgement", "acknowledgements", "changelog", "sponsors", "backers", "support", "author", "authors",
        "credits", "star history", "link", "links", "目录", "许可证", "贡献",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Removes each furniture heading with everything up to the next heading of any level.</summary>
    /// <returns>The headings removed, in document order.</returns>
    public static IReadOnlyList<string> Remove(List<CleanBlock> blocks)
    {
        List<string> removed = [];
        var inside = false;
        var kept = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading)
            {
                inside = IsFurniture(block.Text);
                if (inside)
                {
                    removed.Add(block.Text);
                }
            }

            if (!inside)
            {
                blocks[kept++] = block;
            }
        }

        blocks.RemoveRange(kept, blocks.Count - kept);
        return removed;
    }

    // "📄 License" and "Contributing:" are furniture as well.
    private static bool IsFurniture(string heading)
    {
        var (start, end) = (0, heading.Length);
        while (start < end && !char.IsLetter(heading[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetter(heading[end - 1]))
        {
            end--;
        }

        return Names.Contains(heading.AsSpan(start, end - start));
    }
}
