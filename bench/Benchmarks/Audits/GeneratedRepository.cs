using System.Globalization;
using System.Text;

namespace TagTasks.Benchmarks.Audits;

/// <summary>A repository of small packages, each with a README, a few sources and its own words; the same for the same number. Deleted at the end.</summary>
internal sealed class GeneratedRepository : IDisposable
{
    private const int Paragraphs = 14;
    private const int Sources = 4;

    private static readonly string[] Topics =
    [
        "distributed caching in Redis", "structured logging to files and sinks", "JSON serialisation without reflection", "message queues over RabbitMQ",
        "authentication by OpenID Connect", "unit tests with snapshots", "a client of a REST service", "charts for Blazor", "command lines with completion",
        "migrations of SQL databases", "telemetry and metrics", "image resizing", "parsing Markdown", "retry and circuit breakers", "background jobs", "PDF documents",
    ];

    private static readonly string[] Sentences =
    [
        "It is built for {0} and nothing else.", "Add the package and call one method; {0} works at once.", "The defaults are those that most services need for {0}.",
        "Everything is asynchronous, can be cancelled, and allocates little.", "Measured on a laptop it serves forty thousand calls a second.", "Every option can be set in code or in configuration.",
        "Errors are exceptions of one type, with a code and what to do.", "The library has no dependency beyond the runtime.", "Issues and ideas about {0} are welcome.",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tagtasks-audit-");

    /// <summary>Writes it.</summary>
    /// <param name="projects">How many projects.</param>
    public GeneratedRepository(int projects)
    {
        folder.CreateSubdirectory(".git");
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <Authors>Acme</Authors>
                <PackageLicenseExpression>MIT</PackageLicenseExpression>
                <PackageReadmeFile>README.md</PackageReadmeFile>
              </PropertyGroup>
              <ItemGroup>
                <None Include="README.md" Pack="true" PackagePath="/" />
              </ItemGroup>
            </Project>
            """);
        for (var i = 0; i < projects; i++)
        {
            Project(string.Create(CultureInfo.InvariantCulture, $"Acme.Part{i:000}"), new Random(i));
        }
    }

    /// <summary>Where it is.</summary>
    public string Path => folder.FullName;

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private void Project(string name, Random random)
    {
        var topics = random.GetItems(Topics, 3);
        Write($"src/{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <Description>{name} is a library for {topics[0]}.</Description>
                <PackageTags>acme;{topics[0].Split(' ')[0].ToLowerInvariant()};{topics[1].Split(' ')[0].ToLowerInvariant()}</PackageTags>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="10.0.0" />
              </ItemGroup>
            </Project>
            """);
        var readme = new StringBuilder($"# {name}\n\n{name} is a library for {topics[0]}.\n");
        for (var i = 0; i < Paragraphs; i++)
        {
            readme.Append(i % 4 == 0 ? $"\n## {topics[i % 3]}\n\n" : "\n");
            foreach (var sentence in random.GetItems(Sentences, 5))
            {
                readme.Append(CultureInfo.InvariantCulture, $"{sentence.Replace("{0}", topics[i % 3], StringComparison.Ordinal)} ");
            }

            readme.Append('\n');
        }

        Write($"src/{name}/README.md", readme.ToString());
        for (var i = 0; i < Sources; i++)
        {
            Write($"src/{name}/Source{i}.cs", string.Create(CultureInfo.InvariantCulture, $$"""
                namespace {{name}};

                /// <summary>Does the work of {{topics[i % 3]}}.</summary>
                public sealed class Worker{{i}}
                {
                    /// <summary>How often it was asked.</summary>
                    public int Count { get; private set; }

                    /// <summary>Asks for {{topics[(i + 1) % 3]}}.</summary>
                    public string Ask(string what)
                    {
                        Count++;
                        return $"{what} {{{random.Next()}}}";
                    }
                }
                """));
        }
    }

    private void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
