using System.Text;
using CsCheck;
using TagTasks.Tasks;
using TagTasks.TestKit;
using TagTasks.Tool.Audit.Evaluation;
using TagTasks.Tool.Audit.Fixing.Editing;
using TagTasks.Tool.Audit.Fixing.Files;
using TagTasks.Tool.Audit.Fixing.Planning;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>However a project is written: an edit touches nothing but the value, and MSBuild evaluates what was meant.</summary>
public sealed class EditingPropertyTests
{
    private static readonly Gen<string> NewLine = Choice.Of("\n", "\r\n", "\r\n", "\r");

    private static readonly Gen<string> Blank = Gen.Select(NewLine, Choice.Of("", " ", "  ", "\t"), (line, indentation) => line + indentation);

    private static readonly Gen<string> Separator = Gen.OneOf(
        Choice.Of(";", "; ", ";;", " ", ",", ", ", " ; "), Blank.Select(blank => ";" + blank), Gen.Const(";<!-- a; b > -->"));

    private static readonly Gen<string> Edge = Gen.OneOf(Choice.Of("", "", ";", " "), Blank, Gen.Const("<!-- edge -->"));

    private static readonly string[] Words = ["caching", "c++", "f#", "r&amp;d", "&#x7f13;&#23384;", "&lt;t&gt;", "a%3Fb", "\U0001F600", "naïve", "x"];

    private static readonly Gen<string> Token = Gen.Frequency((8, Choice.Of(Words)), (1, Gen.Const("$(Other)")), (1, Gen.Const("$([System.String]::Copy('q; (p'))")));

    private static readonly Gen<string> Content = Gen.Frequency(
        (6, Gen.Select(Edge, Gen.Select(Token, Separator, (token, separator) => token + separator).List[0, 5], Token, Edge, (lead, middle, last, trail) => lead + string.Concat(middle) + last + trail)),
        (1, Gen.Select(Choice.Of("a", "b;c", "d<>&e").List[1, 4], NewLine, (words, line) => $"<![CDATA[{string.Join(";" + line, words)}]]>")));

    private static readonly Gen<(string Head, string Content, string Tail, Encoding Encoding, int Change)> Projects = Gen.Select(
        Content,
        Gen.Select(Choice.Of("", "<?xml version=\"1.0\" encoding=\"utf-8\"?>"), Blank, Blank, Blank, Choice.Of("", " Condition=\" '1' > '0' \"", " Label='<b>'".Replace("<", "&lt;", StringComparison.Ordinal))),
        Choice.Of("<Project>", "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">", "<!-- <PackageTags>old</PackageTags> --><Project>"),
        Choice.Of<Encoding>(new UTF8Encoding(false), new UTF8Encoding(true), new UTF8Encoding(false)),
        Gen.Int[0, 1000],
        (content, parts, project, encoding, change) =>
        {
            var (declaration, one, two, three, attributes) = parts;
            var head = $"{declaration}{project}{one}<PropertyGroup>{two}<Other>o1;o2</Other><!-- é -->{three}<PackageTags{attributes}>";
            return (head, content, $"</PackageTags>{two}</PropertyGroup>{one}</Project>{three}", encoding, change);
        });

    [Fact]
    public void Only_the_value_changes_and_it_evaluates_to_what_was_meant()
    {
        using var folder = new TemporaryFolder();
        using var msbuild = EvaluationProcess.Start(folder.Path, [], TimeSpan.FromMinutes(2));
        var (count, edited) = (0, 0);
        Projects.Sample(
            project =>
            {
                var (head, content, tail, encoding, change) = project;
                var path = folder.Write($"{count++}.proj", [.. encoding.GetPreamble(), .. encoding.GetBytes(head + content + tail)]);
                var before = Evaluate(msbuild, path);
                var own = TagMerger.Split(before.Text("PackageTags"));
                var written = WrittenTags.Trace(before.Elements["PackageTags"], own, new ElementCatalog());
                if (written.Elements[0].List is not { Tokens.Count: > 0 } list)
                {
                    return true;
                }

                edited++;
                var (changes, expected) = Change(change, own, written, list);
                var file = SourceFile.Read(path);
                var bytes = file.Encode(TextEdit.Apply(file.Text, TagListEditor.Edits(list, changes)));
                var (start, end) = (encoding.GetPreamble().Length + encoding.GetByteCount(head), encoding.GetByteCount(tail));
                var target = folder.Write($"{count++}.proj", bytes);

                return bytes.AsSpan(0, start).SequenceEqual(file.Bytes.AsSpan(0, start))
                    && bytes.AsSpan(bytes.Length - end).SequenceEqual(file.Bytes.AsSpan(file.Bytes.Length - end))
                    && Comments(content) == Comments(encoding.GetString(bytes[start..(bytes.Length - end)]))
                    && expected.SequenceEqual(TagMerger.Split(Evaluate(msbuild, target).Text("PackageTags")));
            },
            iter: 400,
            threads: 1);
        Assert.True(edited > 300, $"only {edited} of {count}");
    }

    // One of each kind, chosen by a number.
    private static (TagChange[] Changes, List<string> Expected) Change(int seed, IReadOnlyList<string> own, WrittenTags written, TagList list)
    {
        var expected = own.ToList();
        var at = own.Count == 0 ? 0 : seed % own.Count;
        switch (seed % 5)
        {
            case 0 when own.Count > 0 && written.At(at) is { } place:
                expected.RemoveAt(at);
                return ([new TagChange.Remove(place.Token)], expected);
            case 1 when own.Count > 0 && written.At(at) is { } place:
                expected[at] = "n&w<%41>";
                return ([new TagChange.Replace(place.Token, place.Token, expected[at])], expected);
            case 2 when own.Count > 1 && written.At(0) is { } first && written.At(1) is { } second:
                expected.RemoveRange(0, 2);
                return ([new TagChange.Remove(first.Token), new TagChange.Remove(second.Token)], expected);
            case 3 when list.HasCommas:
                return ([new TagChange.Semicolons()], expected);
            default:
                expected.AddRange(["new", "n$(x)@"]);
                return ([new TagChange.Append("new"), new TagChange.Append("n$(x)@")], expected);
        }
    }

    private static EvaluatedProject Evaluate(EvaluationProcess msbuild, string path)
    {
        var project = msbuild.Ask(path, TimeSpan.FromMinutes(2))!;
        Assert.Null(project.Failure);
        return project;
    }

    private static int Comments(string content) => content.Split("<!--").Length;
}
