namespace TagTasks.Tool.Tag;

/// <summary>How an answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people on a terminal, bare tags in a pipe.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>A JSON object a line, one an input.</summary>
    Jsonl,

    /// <summary>Tags separated by semicolons, as MSBuild lists are; diagnostics in MSBuild's form.</summary>
    Msbuild,
}
