namespace TagTasks.Tool.Prompt;

/// <summary>A half-open range of characters of the request.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(int position) => position >= Start && position < End;

    public string Of(string text) => text[Start..End];
}
