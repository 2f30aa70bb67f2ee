using CsCheck;
using TagTasks.Inference.Scoring;

namespace TagTasks.Inference.Tests.Scoring;

public sealed class PatternMatcherTests
{
    [Fact]
    public void Overlapping_patterns_are_all_found()
    {
        var found = Match("a message queue and a message queue server", "message queue", "queue", "queue server", "server");

        Assert.Equal(
            ["message queue@1", "queue@2", "message queue@5", "queue@6", "queue server@6", "server@7"],
            found.OrderBy(item => int.Parse(item.Split('@')[1], null)).ThenBy(item => item.Length));
    }

    [Fact]
    public void Words_that_do_not_stand_in_a_row_are_no_pattern() =>
        Assert.Empty(Match("message in a queue", "message queue"));

    [Fact]
    public void The_trie_finds_what_a_search_at_every_word_finds() =>
        Gen.Select(Gen.Char["ab"].Array[0, 20], Gen.Char["ab"].Array[1, 3].Array[1, 4]).Sample((text, patterns) =>
        {
            string[] names = [.. patterns.Select(pattern => string.Join(' ', pattern)).Distinct()];
            var words = text.Select(letter => letter.ToString()).ToList();
            var expected = names.SelectMany(name => Enumerable.Range(0, words.Count)
                .Where(at => words.Skip(at).Take(name.Split(' ').Length).SequenceEqual(name.Split(' ')))
                .Select(at => $"{name}@{at}"));
            return Match(string.Join(' ', words), names).Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal));
        });

    private static List<string> Match(string text, params string[] names)
    {
        var patterns = names.Select((name, tag) => new TagPattern(tag, name.Split(' '), 1)).ToList();
        var found = new List<string>();
        new PatternMatcher(patterns).Match(text, occurrence => found.Add($"{names[occurrence.Pattern]}@{occurrence.WordIndex}"));
        return found;
    }
}
