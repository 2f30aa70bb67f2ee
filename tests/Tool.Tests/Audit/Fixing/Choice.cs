using CsCheck;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>Generators of one out of a few.</summary>
internal static class Choice
{
    /// <summary>One of these values.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
