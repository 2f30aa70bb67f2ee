namespace TagTasks.Tool.Prompt;

/// <summary>What a <see cref="LooseValue"/> is.</summary>
internal enum LooseKind
{
    /// <summary>A quoted string, in any quotes.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,

    /// <summary>A word without quotes, as people write in sketches of JSON.</summary>
    Bare,

    /// <summary>Three dots: "and so on".</summary>
    Ellipsis,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; its members keep their order.</summary>
    Object,
}
