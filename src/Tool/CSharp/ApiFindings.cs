namespace TagTasks.Tool.CSharp;

/// <summary>What was found in sources, in their order. Not thread-safe: one a file, then laid together.</summary>
internal sealed class ApiFindings
{
    /// <summary>Phrases that base types and attributes stand for.</summary>
    public List<string> Tells { get; } = [];

    public List<string> Namespaces { get; } = [];

    public List<string> Types { get; } = [];

    public List<string> Members { get; } = [];

    /// <summary>The summaries of public types.</summary>
    public List<string> Summaries { get; } = [];

    /// <summary>Adds those of another file behind these.</summary>
    public void Add(ApiFindings other)
    {
        Tells.AddRange(other.Tells);
        Namespaces.AddRange(other.Namespaces);
        Types.AddRange(other.Types);
        Members.AddRange(other.Members);
        Summaries.AddRange(other.Summaries);
    }
}
