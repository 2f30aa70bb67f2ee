namespace TagTasks.Tool.CSharp;

internal static class ApiDigest
{
    public static string Of(IEnumerable<string> sources, IReadOnlyList<string> references) => string.Join(' ', references.Concat(sources.Take(0)));
}
