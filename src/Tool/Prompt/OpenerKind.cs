namespace TagTasks.Tool.Prompt;

/// <summary>How the README of a request is set off.</summary>
internal enum OpenerKind
{
    /// <summary>Not at all: it begins, and ends where the instructions go on.</summary>
    Open,

    /// <summary>Between two fixed texts: <c>&lt;readme&gt;</c> and its end, triple quotes.</summary>
    Fixed,

    /// <summary>Between lines of backticks or tildes.</summary>
    Fence,

    /// <summary>Between two lines of dashes or the like.</summary>
    Separator,

    /// <summary>Between quotes, with other quotes inside as they come.</summary>
    Quote,
}
