namespace TagTasks.Inference.Tokens;

/// <summary>A text as the encoder takes it.</summary>
/// <param name="Ids">Piece ids with sentence marks, at most the encoder's window.</param>
/// <param name="LeadTokens">Pieces of the lead that were made (of its first 6,000 characters).</param>
/// <param name="LeadTaken">Pieces of the lead in <paramref name="Ids"/>.</param>
/// <param name="HeadingsTaken">Pieces of the headings in <paramref name="Ids"/>.</param>
internal sealed record TokenizedText(int[] Ids, int LeadTokens, int LeadTaken, int HeadingsTaken);
