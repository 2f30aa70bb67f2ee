namespace TagTasks.Inference.Scoring;

/// <summary>Words of the README that spoke for a tag.</summary>
/// <param name="Text">The words as the README spells them where they stand first.</param>
/// <param name="Occurrences">How often they stand in the part that is read.</param>
/// <param name="Heading">The first heading that holds them; null when none does.</param>
/// <param name="Line">The 1-based line of the README on which the block with their first occurrence begins; 0 when they stand in the name or description.</param>
public sealed record TagEvidence(string Text, int Occurrences, string? Heading, int Line);
