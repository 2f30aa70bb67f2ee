using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Reading;
using TagTasks.TestKit;

namespace TagTasks.Inference.Tests.Reading;

public sealed class ReadmeLocatorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("README.md")]
    [InlineData("readme.MD")]
    [InlineData("Readme.rst")]
    [InlineData("README.adoc")]
    [InlineData("readme.txt")]
    [InlineData("README")]
    public void A_directory_has_a_README_in_any_case(string name) =>
        Assert.Equal(folder.Write(name, "x"), ReadmeLocator.Locate(folder.Path).Path);

    [Fact]
    public void Markdown_is_preferred()
    {
        folder.Write("README", "x");
        folder.Write("README.txt", "x");
        folder.Write("README.rst", "x");
        var expected = folder.Write("README.md", "x");

        Assert.Equal(expected, ReadmeLocator.Locate(folder.Path).Path);
    }

    [Fact]
    public void A_directory_is_a_directory_whatever_projects_lie_in_it()
    {
        folder.Write("A.csproj", "<Project />");
        folder.Write("README.md", "x");

        Assert.Null(ReadmeLocator.Locate(folder.Path).Project);
    }

    [Fact]
    public void Other_files_are_no_README()
    {
        folder.Write("README-CN.md", "x");
        folder.Write("READMES.md", "x");

        Assert.Equal(DiagnosticCode.ReadmeNotFound, Refused(folder.Path));
    }

    [Fact]
    public void A_project_names_its_README()
    {
        folder.Write("src/README.md", "x");
        var expected = folder.Write("src/docs/PACKAGE.md", "x");
        var project = folder.Write("src/A.csproj", Project("<PackageReadmeFile>docs\\PACKAGE.md</PackageReadmeFile>"));

        Assert.Equal((expected, "PackageReadmeFile"), Located(project));
    }

    [Theory]
    [InlineData("""<None Include="../../README.md" Pack="true" PackagePath="\" />""")]
    [InlineData("""<None Include="..\..\README.md"><Pack>true</Pack></None>""")]
    [InlineData("""<Content Include="$(MSBuildThisFileDirectory)../../README.md" />""")]
    public void An_item_says_which_file_is_packed_as_README_wherever_it_lies(string item)
    {
        folder.Write("README.md", "x");
        folder.Write("src/A/README.md", "for who works on it");
        var project = folder.Write("src/A/A.csproj", Project("<PackageReadmeFile>README.md</PackageReadmeFile>", item));

        Assert.Equal(folder["README.md"], Path.GetFullPath(Located(project).Path));

        // The twin: what is not packed is not the package's.
        folder.Write("src/A/A.csproj", Project("<PackageReadmeFile>README.md</PackageReadmeFile>", item.Replace("Content", "None", StringComparison.Ordinal).Replace("Pack", "Copy", StringComparison.Ordinal)));
        Assert.Equal(folder["src/A/README.md"], Path.GetFullPath(Located(project).Path));
    }

    [Fact]
    public void A_packed_README_may_have_another_name_with_any_sign_in_it()
    {
        var expected = folder.Write("docs/a;b 100%.md", "x");
        var project = folder.Write("A.csproj", Project(
            "<PackageReadmeFile>README.md</PackageReadmeFile>", """<None Include="docs/a%3Bb 100%25.md" Pack="true" PackagePath="README.md" />"""));

        Assert.Equal((expected, "PackageReadmeFile"), Located(project));
    }

    [Fact]
    public void A_path_in_the_package_never_leads_out_of_the_repository()
    {
        folder.Write("secret.md", "x");
        Directory.CreateDirectory(folder["repository/.git"]);
        var expected = folder.Write("repository/src/README.md", "x");
        var project = folder.Write("repository/src/A.csproj", Project("<PackageReadmeFile>../../secret.md</PackageReadmeFile>"));
        Assert.Equal((expected, "beside the project"), Located(project));

        // The twin: within the repository it is found.
        folder.Write("repository/secret.md", "x");
        folder.Write("repository/src/A.csproj", Project("<PackageReadmeFile>../secret.md</PackageReadmeFile>"));
        Assert.Equal("PackageReadmeFile", Located(project).Reason);
    }

    [Fact]
    public void A_project_may_name_another_for_its_tags()
    {
        folder.Write("README.md", "x");
        var expected = folder.Write("docs/about.md", "x");

        Assert.Equal((expected, "TagTasksReadme"), Located(folder.Write("A.csproj", Project("<TagTasksReadme>docs\\about.md</TagTasksReadme>"))));
    }

    [Fact]
    public void A_project_has_one_beside_it()
    {
        folder.Write("README.md", "x");
        var expected = folder.Write("src/README.md", "x");

        Assert.Equal((expected, "beside the project"), Located(folder.Write("src/A.fsproj", Project(""))));
    }

    [Fact]
    public void A_project_inherits_that_of_its_repository()
    {
        Directory.CreateDirectory(folder[".git"]);
        var expected = folder.Write("README.md", "x");
        folder.Write("other/README.md", "x");

        var location = ReadmeLocator.Locate(folder.Write("src/A/A.vbproj", Project("")));

        Assert.Equal((Path.GetFullPath(expected), "of the repository"), (Path.GetFullPath(location.Path), location.Reason));
    }

    [Fact]
    public void A_project_says_what_it_is()
    {
        folder.Write("README.md", "x");
        var project = folder.Write("A.csproj", Project("<Title>T</Title><Description> D </Description><PackageId>Acme.$(X)</PackageId><AssemblyName>Acme</AssemblyName>"));

        Assert.Equal(new ProjectMetadata("Acme", "T", "D", null), ReadmeLocator.Locate(project).Project);
    }

    [Theory]
    [InlineData("<Project>")]
    [InlineData("")]
    [InlineData("<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Project><PropertyGroup><Title>&a;</Title></PropertyGroup></Project>")]
    public void A_project_that_is_no_plain_XML_is_refused(string xml)
    {
        folder.Write("README.md", "x");

        Assert.Equal(DiagnosticCode.ProjectUnreadable, Refused(folder.Write("A.csproj", xml)));
    }

    [Fact]
    public void A_project_that_is_nested_without_end_is_refused_at_once()
    {
        folder.Write("README.md", "x");
        var project = folder.Write("A.csproj", Nested(100_000));

        var code = "";
        var time = ThreadTime.Of(() => code = Refused(project));

        Assert.Equal(DiagnosticCode.ProjectUnreadable, code);
        Assert.True(time < TimeSpan.FromSeconds(3), $"It took {time}.");
    }

    [Fact]
    public void A_project_that_is_nested_deep_is_read() =>
        Assert.Equal("T", ReadmeLocator.Locate(WithReadme(folder.Write("A.csproj", Nested(200)))).Project!.Title);

    [Fact]
    public void A_project_without_a_README_is_refused() =>
        Assert.Equal(DiagnosticCode.ReadmeNotFound, Refused(folder.Write("A.csproj", Project(""))));

    [Fact]
    public void What_is_not_there_is_refused() => Assert.Equal(DiagnosticCode.InputNotFound, Refused(folder["x"]));

    private string WithReadme(string project)
    {
        folder.Write("README.md", "x");
        return project;
    }

    private static string Nested(int depth) =>
        Project("<Title>T</Title>").Replace("</Project>", string.Concat(Enumerable.Repeat("<Choose>", depth)) + string.Concat(Enumerable.Repeat("</Choose>", depth)) + "</Project>", StringComparison.Ordinal);

    private static string Project(string properties, string items = "") =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>";

    private static (string Path, string Reason) Located(string path) =>
        ReadmeLocator.Locate(path) is var location ? (location.Path, location.Reason) : default;

    private static string Refused(string path) => Assert.Throws<TagTasksException>(() => ReadmeLocator.Locate(path)).Code;
}
