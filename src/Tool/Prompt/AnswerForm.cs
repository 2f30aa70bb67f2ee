namespace TagTasks.Tool.Prompt;

/// <summary>What stands for a tag in the answer.</summary>
internal enum AnswerForm
{
    /// <summary>Its name.</summary>
    Names,

    /// <summary>Its id; the name of a tag that has none.</summary>
    Ids,

    /// <summary>An object of the sketch's keys.</summary>
    Objects,
}
