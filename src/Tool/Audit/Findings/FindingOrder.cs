namespace TagTasks.Tool.Audit.Findings;

/// <summary>The one order of findings: by package, then from top to bottom.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    /// <summary>The order.</summary>
    public static FindingOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        // The package's own file first, then other files, then what has no line.
        int[] order =
        [
            string.CompareOrdinal(x.Source, y.Source),
            string.CompareOrdinal(x.PackageId, y.PackageId),
            (x.Place.File == x.Source ? 0 : 1) - (y.Place.File == y.Source ? 0 : 1),
            string.CompareOrdinal(x.Place.File, y.Place.File),
            (x.Place.Line ?? int.MaxValue).CompareTo(y.Place.Line ?? int.MaxValue),
            (x.Place.Column ?? int.MaxValue).CompareTo(y.Place.Column ?? int.MaxValue),
            string.CompareOrdinal(x.Code, y.Code),
            string.CompareOrdinal(x.Subject, y.Subject),
            string.CompareOrdinal(x.Message, y.Message),
        ];
        return Array.Find(order, part => part != 0);
    }
}
