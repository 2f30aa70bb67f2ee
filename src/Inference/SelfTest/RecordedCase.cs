using System.Text.Json;

namespace TagTasks.Inference.SelfTest;

/// <summary>
/// One text and what the pipeline that trained the model gave for it: a case of the bundle's <c>parity/</c>, which does not
/// travel with the packages. A test keeps the two equal.
/// </summary>
internal sealed record RecordedCase
{
    /// <summary>The hash of the encoder's weights that it was recorded with.</summary>
    public required string Model { get; init; }

    public required string Lead { get; init; }

    public required string Headings { get; init; }

    /// <summary>The word pieces that the network reads.</summary>
    public required int[] Ids { get; init; }

    /// <summary>The tags out of the repository topics.</summary>
    public required string[] Tags { get; init; }

    /// <summary>The tags' probabilities.</summary>
    public required double[] Probabilities { get; init; }

    /// <summary>The case in this assembly.</summary>
    public static RecordedCase Load()
    {
        using var stream = typeof(RecordedCase).Assembly.GetManifestResourceStream("self-test.json")
            ?? throw new InvalidOperationException("This is a bug: the self-test is not in the assembly.");
        using var document = JsonDocument.Parse(stream);
        var json = document.RootElement;
        return new RecordedCase
        {
            Model = json.GetProperty("model").GetString()!,
            Lead = json.GetProperty("lead").GetString()!,
            Headings = json.GetProperty("headings").GetString()!,
            Ids = [.. json.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())],
            Tags = [.. json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)],
            Probabilities = [.. json.GetProperty("probabilities").EnumerateArray().Select(probability => probability.GetDouble())],
        };
    }
}
