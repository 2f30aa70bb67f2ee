namespace TagTasks.Tool.CSharp;

/// <summary>Names of code as words. Stateless.</summary>
internal static class Identifier
{
    /// <summary>The words of a name: <c>IHttpClient2Factory</c> is Http, Client, Factory.</summary>
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]) && !(i > start && BeginsWord(name, i)))
            {
                continue;
            }

            // A single letter is an interface's I, a type parameter's T or a coordinate.
            if (i - start > 1)
            {
                yield return name[start..i];
            }

            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }
    }

    // HttpClient splits before C; HTTPClient too, at the last capital before a small letter.
    private static bool BeginsWord(string name, int i) =>
        char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
