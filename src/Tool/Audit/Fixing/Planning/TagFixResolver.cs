using TagTasks.Tasks;
using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Rules.Tags;

namespace TagTasks.Tool.Audit.Fixing.Planning;

/// <summary>
/// Makes out of a package's findings the changes of its elements, so that no two get in each other's way: a tag that is
/// to go does not also become another, and no tag comes to stand twice. Runs once.
/// </summary>
/// <param name="source">The project.</param>
/// <param name="own">The package's own tags.</param>
/// <param name="written">Where they are written.</param>
internal sealed class TagFixResolver(string source, IReadOnlyList<string> own, WrittenTags written)
{
    private static readonly char[] Blanks = [' ', '\t'];

    private readonly SortedDictionary<int, TagAction> actions = [];
    private readonly HashSet<int> joined = [];

    // What words that were joined became.
    private readonly List<WantedChange> made = [];

    /// <summary>The changes of elements.</summary>
    public List<WantedChange> Changes { get; } = [];

    /// <summary>The tags that are to come.</summary>
    public List<(string Tag, Finding Finding)> Additions { get; } = [];

    /// <summary>What cannot be done.</summary>
    public List<FixRefusal> Refusals { get; } = [];

    /// <summary>Resolves findings.</summary>
    public void Resolve(IReadOnlyList<Finding> findings)
    {
        // Of two that become the same the first stays.
        foreach (var finding in findings.Where(IsOfWords).OrderBy(finding => Places(Change(finding).Old!).Select(IndexOf).FirstOrDefault()).ToList())
        {
            Join(finding, Change(finding));
        }

        foreach (var finding in findings.Where(finding => !IsOfWords(finding)))
        {
            switch (finding.Fix)
            {
                case Fix.TagSeparators:
                    Separate(finding);
                    break;
                case Fix.TagChange { Old: { } old } change:
                    Act(finding, old, change);
                    break;
            }
        }

        Settle();
        foreach (var finding in findings)
        {
            Add(finding, finding.Fix switch
            {
                Fix.TagChange { Old: null, New: { } added } => [added],
                Fix.PropertyChange { Property: "PackageTags", Value: var value } => TagMerger.Split(value),
                _ => [],
            });
        }
    }

    private void Separate(Finding finding)
    {
        var elements = written.Elements.Where(element => element.List?.HasCommas == true).ToList();
        elements.ForEach(element => Changes.Add(new WantedChange(element, new TagChange.Semicolons(), finding)));
        if (elements.Count == 0)
        {
            Refuse(finding, "takes the commas from an expression");
        }
    }

    private static Fix.TagChange Change(Finding finding) => (Fix.TagChange)finding.Fix!;

    // An entry of several words between two semicolons.
    private static bool IsOfWords(Finding finding) => finding.Fix is Fix.TagChange { Old: { } old, New: not null } && old.IndexOfAny(Blanks) >= 0;

    private int IndexOf(WrittenTag place) => written.IndexesOf(place.Element, place.Token, place.Token).FirstOrDefault();

    private static string[] Words(string entry) => entry.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private List<WrittenTag> Places(string entry)
    {
        var words = Words(entry);
        return [
            .. from element in written.Elements
               where element.List is not null
               from first in Enumerable.Range(0, Math.Max(0, element.List!.Tokens.Count - words.Length + 1))
               where IsEntry(element.List!, first, words)
               select new WrittenTag(element, first),
        ];
    }

    private void Join(Finding finding, Fix.TagChange change)
    {
        var (entry, replacement) = (change.Old!, change.New!);
        var words = Words(entry);
        var places = Places(entry);
        if (places.Count == 0)
        {
            Refuse(finding, $"takes '{entry}' from an expression");
        }

        foreach (var place in places)
        {
            var last = place.Token + words.Length - 1;
            var indexes = written.IndexesOf(place.Element, place.Token, last).ToList();
            var isThere = own.Where((tag, i) => !indexes.Contains(i) && TagWords.AreSame(tag, replacement)).Any() || Made(replacement) is not null;
            joined.UnionWith(indexes);
            var changes = isThere
                ? Enumerable.Range(place.Token, words.Length).Select(TagChange (token) => new TagChange.Remove(token))
                : [new TagChange.Replace(place.Token, last, replacement)];
            Changes.AddRange(changes.Select(change => new WantedChange(place.Element, change, finding)));
            made.AddRange(Changes.TakeLast(1).Where(wanted => wanted.Change is TagChange.Replace));
        }
    }

    private WantedChange? Made(string tag) => made.Find(wanted => wanted.Change is TagChange.Replace { New: var there } && TagWords.AreSame(there, tag));

    private static bool IsEntry(TagList list, int first, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (list.Tokens[first + i].Tag != words[i] || (i > 0 && list.Separator(first + i).Trim(Blanks).Length > 0))
            {
                return false;
            }
        }

        var behind = first + words.Length;
        return (first == 0 || list.Separator(first).Trim(Blanks).Length > 0)
            && (behind == list.Tokens.Count || list.Separator(behind).Trim(Blanks).Length > 0);
    }

    private void Act(Finding finding, string old, Fix.TagChange change)
    {
        var indexes = Enumerable.Range(0, own.Count)
            .Where(i => own[i].Equals(old, change.Occurrence is null ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            .ToList();
        if (change.Occurrence is { } occurrence)
        {
            indexes = [.. indexes.Skip(occurrence).Take(1)];
        }

        if (indexes.Find(i => written.At(i) is null) is var unknown && indexes.Exists(i => written.At(i) is null))
        {
            Refuse(finding, $"takes '{own[unknown]}' from an expression");
            return;
        }

        foreach (var index in indexes)
        {
            var replacement = index == indexes[0] ? change.New : null;
            if (!actions.TryGetValue(index, out var action))
            {
                actions[index] = action = new TagAction(replacement, change.Occurrence is not null);
            }
            else if (replacement is null)
            {
                action.Replacement = null;
            }

            action.Findings.Add(finding);
        }
    }

    private void Settle()
    {
        foreach (var index in joined)
        {
            actions.Remove(index);
        }

        foreach (var (index, action) in actions.ToList())
        {
            // Its twin became part of another tag: it stands alone now.
            var twins = Enumerable.Range(0, own.Count).Where(i => i != index && TagWords.AreSame(own[i], own[index])).ToList();
            if (action is { Replacement: null, IsOfTwin: true } && twins.TrueForAll(joined.Contains))
            {
                actions.Remove(index);
                continue;
            }

            if (action.Replacement is { } replacement && (Made(replacement) is not null || Enumerable.Range(0, own.Count).Any(i => i != index && Becomes(i, index) is { } other && TagWords.AreSame(other, replacement))))
            {
                action.Replacement = null;
            }

            var place = written.At(index)!;
            TagChange change = action.Replacement is { } tag ? new TagChange.Replace(place.Token, place.Token, tag) : new TagChange.Remove(place.Token);
            Changes.AddRange(action.Findings.Select(finding => new WantedChange(place.Element, change, finding)));
        }
    }

    // What a tag becomes, as seen from another; of two that become the same the first stays.
    private string? Becomes(int index, int seenFrom) =>
        joined.Contains(index) ? null
        : !actions.TryGetValue(index, out var action) ? own[index]
        : index < seenFrom ? action.Replacement
        : null;

    private void Add(Finding finding, IReadOnlyList<string> tags)
    {
        foreach (var tag in tags)
        {
            // Then the other change mends this finding, too.
            if (Made(tag) is { } other)
            {
                Changes.Add(other with { Finding = finding });
            }
            else if (!Enumerable.Range(0, own.Count).Any(i => Becomes(i, own.Count) is { } there && TagWords.AreSame(there, tag)))
            {
                Additions.Add((tag, finding));
            }
        }
    }

    private void Refuse(Finding finding, string why) => Refusals.Add(new FixRefusal([finding], (written.Elements is [{ File: { } file }, ..] ? file : source), why));

    private sealed class TagAction(string? replacement, bool isOfTwin)
    {
        public string? Replacement { get; set; } = replacement;

        /// <summary>Whether it goes only because another like it is there.</summary>
        public bool IsOfTwin => isOfTwin;

        public List<Finding> Findings { get; } = [];
    }
}
