using System.IO.Compression;
using System.Xml.Linq;
using TagTasks.Tasks.Tests.Infrastructure;

namespace TagTasks.Tasks.Tests;

/// <summary>What is in the package, and what is not.</summary>
public class PackageContentTests
{
    [Fact]
    public async System.Threading.Tasks.Task Package_holds_what_it_needs_and_no_more()
    {
        using var package = ZipFile.OpenRead(await PackageFeed.Get());
        var files = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "README.md", "CHANGELOG.md", "LICENSE", "THIRD-PARTY-NOTICES.md", "MODEL_CARD.md", "licenses/onnxruntime-ThirdPartyNotices.txt", "licenses/roslyn-ThirdPartyNotices.rtf",
                "build/TagTasks.props", "build/TagTasks.targets", "buildMultiTargeting/TagTasks.props", "buildMultiTargeting/TagTasks.targets",
                "tasks/netstandard2.0/TagTasks.Tasks.dll", "tools/tagtasks.dll", "tools/tagtasks.runtimeconfig.json", "tools/models/readme-tagger/encoder.onnx.data",
            },
            files.ToHashSet());
        Assert.DoesNotContain(files, file => file.StartsWith("lib/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.EndsWith(".lib", StringComparison.Ordinal) || file.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => (file.Contains("Microsoft.Build", StringComparison.Ordinal) && file != "tools/Microsoft.Build.Locator.dll") || file.Contains("/android/", StringComparison.Ordinal) || file.Contains("/ios/", StringComparison.Ordinal));
        Assert.DoesNotContain("tools/onnxruntime.dll", files);
        Assert.DoesNotContain("tools/libonnxruntime.so", files);

        using var nuspec = package.Entries.Single(entry => entry.FullName == "TagTasks.nuspec").Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element);
        Assert.Equal("true", metadata["developmentDependency"].Value);
        Assert.False(metadata.TryGetValue("dependencies", out var dependencies) && dependencies.Descendants().Any(element => element.Name.LocalName == "dependency"));
    }
}
