using TagTasks.Tool.Audit.Findings;
using TagTasks.Tool.Audit.Packages;

namespace TagTasks.Tool.Audit.Rules.Readme;

/// <summary>Finds READMEs that are still a template.</summary>
internal sealed class ReadmeTemplate : IAuditRule
{
    // A sentence of each template that nobody else writes: of the NuGet documentation, Azure DevOps, GitLab, Bitbucket,
    // and `dotnet new`.
    private static readonly string[] Sentences =
    [
        "A brief overview of what your package is and does, also what problem it solves",
        "Explain how to use your package, provide clear and concise getting started instructions",
        "What are specific minimum requirements to use your packages?",
        "Examples about how to use your package by providing code snippets/example images",
        "Provide links to more resources: List links such as detailed documentation",
        "Where and how users can leave feedback?",
        "TODO: Give a short introduction of your project",
        "TODO: Guide users through getting your code up and running",
        "TODO: Describe and show how to build your code and run the tests",
        "TODO: Explain how other users and developers can contribute",
        "To make it easy for you to get started with GitLab, here's a list of recommended next steps",
        "Every project is different, so consider which of these sections apply to yours",
        "This README would normally document whatever steps are necessary to get your application up and running",
        "This README was created using the C# MCP server",
    ];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(AuditCode.ReadmeTemplate, "The README is a template's", FindingSeverity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AuditedPackage package, AuditContext context)
    {
        if (package.Readme is { Text: { } readme, File: { } file })
        {
            // The first line that a template wrote is where to begin.
            var lines = readme.Text.Split('\n');
            var line = Array.FindIndex(lines, text => Sentences.Any(sentence => text.Contains(sentence, StringComparison.OrdinalIgnoreCase)));
            if (line >= 0)
            {
                yield return Descriptor.Finding(package, "The README is still the template that it began as. Say what the package does.", new Place(file, line + 1, 1));
            }
        }
    }
}
