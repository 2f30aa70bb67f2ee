namespace TagTasks.Tool.Eval;

/// <summary>
/// The measures over a set of READMEs with picks P, gold tags G and acceptable tags A, summed before they are divided
/// (micro averages): a README with many tags counts more.
/// </summary>
/// <param name="Readmes">Number of READMEs.</param>
/// <param name="Picked">Σ|P|.</param>
/// <param name="Gold">Σ|G|.</param>
/// <param name="Right">Σ|P∩G|.</param>
/// <param name="AcceptableRight">Σ|P∩(G∪A)|.</param>
/// <param name="FirstRight">READMEs whose first pick is in G.</param>
internal sealed record Metrics(int Readmes, int Picked, int Gold, int Right, int AcceptableRight, int FirstRight)
{
    /// <summary>Nothing measured.</summary>
    public static Metrics None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Σ|P∩G| / Σ|P|.</summary>
    public double Precision => Share(Right, Picked);

    /// <summary>Σ|P∩G| / Σ|G|.</summary>
    public double Recall => Share(Right, Gold);

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Picked + Gold == 0 ? 0 : 2.0 * Right / (Picked + Gold);

    /// <summary>Σ|P∩(G∪A)| / Σ|P|.</summary>
    public double Acceptable => Share(AcceptableRight, Picked);

    /// <summary>Share of READMEs whose first pick is in G.</summary>
    public double HitAt1 => Share(FirstRight, Readmes);

    /// <summary>Σ|P| / READMEs.</summary>
    public double MeanTags => Share(Picked, Readmes);

    /// <summary>The measures of one README.</summary>
    public static Metrics Of(IReadOnlyList<string> picks, IReadOnlyList<string> gold, IReadOnlyList<string> also) => new(
        1,
        picks.Count,
        gold.Count,
        picks.Count(gold.Contains),
        picks.Count(pick => gold.Contains(pick) || also.Contains(pick)),
        picks.Count > 0 && gold.Contains(picks[0]) ? 1 : 0);

    /// <summary>The measures of one tag: how often it was picked, right, and missed.</summary>
    public static Metrics OfTag(string tag, IReadOnlyList<string> picks, IReadOnlyList<string> gold, IReadOnlyList<string> also) =>
        Of([.. picks.Where(pick => pick == tag)], [.. gold.Where(name => name == tag)], also);

    /// <summary>The measures over two sets together.</summary>
    public static Metrics operator +(Metrics a, Metrics b) => new(
        a.Readmes + b.Readmes,
        a.Picked + b.Picked,
        a.Gold + b.Gold,
        a.Right + b.Right,
        a.AcceptableRight + b.AcceptableRight,
        a.FirstRight + b.FirstRight);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
