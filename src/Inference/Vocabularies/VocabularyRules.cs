using System.Globalization;
using TagTasks.Inference.Diagnostics;

namespace TagTasks.Inference.Vocabularies;

/// <summary>What every list of tags must keep, wherever it came from.</summary>
internal static class VocabularyRules
{
    /// <summary>Refuses a list by name.</summary>
    public static void Check(string source, IReadOnlyList<TagDefinition> tags)
    {
        if (tags.Count == 0)
        {
            throw new TagTasksException(
                DiagnosticCode.VocabularyEmpty, $"The vocabulary '{source}' has no tags. Give it at least one.", source);
        }

        if (tags.Count > TagVocabulary.MaximumTags)
        {
            throw new TagTasksException(
                DiagnosticCode.VocabularyTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"The vocabulary '{source}' has {tags.Count:N0} tags; {TagVocabulary.MaximumTags:N0} are the most that is read. Split it, or leave out what no README is about."),
                source);
        }

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < tags.Count; i++)
        {
            var key = tags[i].Key;
            if (key.Length == 0)
            {
                throw new TagTasksException(
                    DiagnosticCode.VocabularyEmptyName, $"Tag {i + 1} of the vocabulary '{source}' has an empty name. Name it or remove it.", source);
            }

            if (!seen.TryAdd(key, i))
            {
                throw new TagTasksException(
                    DiagnosticCode.VocabularyDuplicate,
                    $"The vocabulary '{source}' has the tag '{key}' twice (tags {seen[key] + 1} and {i + 1}; case and blanks at the ends do not count). Remove one.",
                    source);
            }
        }
    }
}
