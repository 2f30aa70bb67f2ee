using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>From a worker's answer to the package's tags, and when the worker is asked at all.</summary>
public class AnswerTests
{
    [Fact]
    public void Merge_adds_what_is_not_there_ignoring_case_and_replaces_blanks()
    {
        using var run = new TaskRun();
        var task = run.Run();
        Assert.Equal(["caching", "message-queue"], TaskRun.Specs(task.NewTags));
        Assert.True(task.KeepOwnTags);
        Assert.Equal("acme\nMy-Own\ncli\ncaching\nmessage-queue\n", File.ReadAllText(task.TagsFile));
        Assert.Equal(["new", "new", "present"], task.SuggestedTags.Select(tag => tag.GetMetadata("Status")));
        Assert.Equal("0.9974", task.SuggestedTags[0].GetMetadata("Probability"));
        Assert.Equal("cache, Caching 缓存", task.SuggestedTags[0].GetMetadata("Evidence"));
    }

    [Fact]
    public void Replace_drops_the_authors_tags()
    {
        using var run = new TaskRun();
        var task = run.Run(task => task.Mode = "replace");
        Assert.False(task.KeepOwnTags);
        Assert.Equal(["caching", "message-queue", "CLI"], TaskRun.Specs(task.NewTags));
    }

    [Fact]
    public void Audit_says_what_is_missing_and_adds_nothing()
    {
        using var run = new TaskRun();
        var task = run.Run(task => task.Mode = "Audit");
        Assert.Empty(task.NewTags);
        Assert.Equal(["TAGTASKS431", "TAGTASKS121"], run.Codes);
        Assert.Contains("caching message-queue.", run.Engine.Warnings[0].Message, StringComparison.Ordinal);

        // The twin: nothing missing, nothing said.
        run.Run(task => (task.Mode, task.PackageTags) = ("Audit", "caching message-queue cli"));
        Assert.Equal(["TAGTASKS121"], run.Codes);
    }

    [Fact]
    public void Nothing_changed_starts_nothing_touches_nothing_and_says_warnings_again()
    {
        using var run = new TaskRun();
        run.Run();
        var before = Times(run);
        run.Run();
        Assert.Equal(1, run.Started);
        Assert.Equal(before, Times(run));
        Assert.Equal(["TAGTASKS121"], run.Codes);
        Assert.EndsWith("README.md", run.Engine.Warnings[0].File, StringComparison.Ordinal);
        Assert.Equal(3, run.Engine.Warnings[0].LineNumber);
        Assert.DoesNotContain(run.Engine.Messages, message => message.Importance == MessageImportance.High);
    }

    [Theory]
    [InlineData("readme")]
    [InlineData("description")]
    [InlineData("source")]
    [InlineData("option")]
    [InlineData("exclude")]
    [InlineData("vocabulary")]
    [InlineData("reference")]
    public void Any_input_that_changes_asks_again(string input)
    {
        using var run = new TaskRun();
        run.Folder.Write("words.txt", "caching\n");
        run.Folder.Write("Cache.cs", "class C;");
        var changed = false;
        void Asked(SuggestPackageTags task)
        {
            task.Vocabulary = "words.txt";
            task.Sources = [new TaskItem("Cache.cs")];
            task.Description = changed && input == "description" ? "Other" : null;
            task.MaxTags = changed && input == "option" ? "2" : null;
            task.Exclude = changed && input == "exclude" ? [new TaskItem("redis")] : [];
            task.References = changed && input == "reference" ? [new TaskItem("StackExchange.Redis")] : [];
        }

        run.Run(Asked);
        run.Run(Asked);
        Assert.Equal(1, run.Started);

        changed = true;
        var file = input switch { "readme" => "README.md", "vocabulary" => "words.txt", "source" => "Cache.cs", _ => null };
        if (file is not null)
        {
            run.Folder.Write(file, "struct Other;");
        }

        run.Run(Asked);
        Assert.Equal(2, run.Started);
    }

    [Fact]
    public void Line_ends_are_no_change()
    {
        using var run = new TaskRun();
        run.Run();
        run.Folder.Write("README.md", "# Cache\r\n\r\nA cache.\r\n");
        run.Run();
        Assert.Equal(1, run.Started);
    }

    [Fact]
    public void Sidecar_and_question_do_not_depend_on_the_folder()
    {
        using var one = new TaskRun();
        using var two = new TaskRun();
        var first = File.ReadAllText(one.Run().SidecarFile);
        var second = File.ReadAllText(two.Run(task => task.Threads = "1").SidecarFile);
        Assert.Equal(first, second);
        Assert.DoesNotContain(one.Folder.Path, first, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"schema\": 1,\n  \"id\": \"Acme.Answers\",\n  \"tags\": [\n    \"caching\",", first, StringComparison.Ordinal);
    }

    [Fact]
    public void No_readme_is_said_and_the_rest_is_asked()
    {
        using var run = new TaskRun();
        File.Delete(run.Folder["README.md"]);
        var task = run.Run();
        Assert.Equal(["TAGTASKS121", "TAGTASKS401"], run.Codes);
        Assert.NotEmpty(task.NewTags);
    }

    [Fact]
    public void Bad_property_is_said_with_its_valid_values()
    {
        using var run = new TaskRun();
        run.Run(task => (task.Mode, task.MinProbability) = ("Mergge", "1,5"));
        Assert.Equal(["TAGTASKS403", "TAGTASKS403", "TAGTASKS121"], run.Codes);
        Assert.Equal("TagTasksMode is 'Mergge'; Merge is taken. Valid values: Merge, Replace, Audit.", run.Engine.Warnings[0].Message);
    }

    [Fact]
    public void Device_is_no_input_and_one_that_is_not_there_is_said_to_who_asks_for_it()
    {
        using var run = new TaskRun("Device");
        run.Run(task => task.Device = "CUDA");
        Assert.Contains("\"device\": \"cuda\"", File.ReadAllText(run.Folder["obj/tagtasks/question.json"]), StringComparison.Ordinal);
        Assert.Equal(["TAGTASKS322"], run.Codes);
        run.Run(task => task.Device = "cuda");
        Assert.Equal(["TAGTASKS322"], run.Codes);
        run.Run(task => task.Device = "auto");
        Assert.Empty(run.Codes);
        run.Run(task => task.Device = "CUDA:1");
        Assert.Equal(["TAGTASKS322"], run.Codes);
        run.Run(task => task.Device = "gpu");
        Assert.Equal(["TAGTASKS403"], run.Codes);
        Assert.Equal(1, run.Started);
    }

    [Fact]
    public void Path_in_the_package_never_leads_out_of_the_repository_but_a_packed_item_may()
    {
        using var run = new TaskRun();
        var outside = Path.Combine(Path.GetDirectoryName(run.Folder.Path)!, Path.GetFileName(run.Folder.Path) + ".md");
        File.WriteAllText(outside, "# Outside");
        try
        {
            var target = "../" + Path.GetFileName(outside);
            run.Run(task => task.PackageReadmeFile = target);
            Assert.Contains("\"path\": \"README.md\"", File.ReadAllText(run.Folder["obj/tagtasks/Acme.tags.json"]), StringComparison.Ordinal);
            run.Run(task => (task.PackageReadmeFile, task.PackedFiles) = (Path.GetFileName(outside), [new TaskItem(target)]));
            Assert.Contains($"\"path\": \"{target}\"", File.ReadAllText(run.Folder["obj/tagtasks/Acme.tags.json"]), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(outside);
        }
    }

    private static Dictionary<string, DateTime> Times(TaskRun run) =>
        Directory.EnumerateFiles(run.Folder["obj"], "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
}
