using TagTasks.Inference.Encoders;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Scoring;

/// <summary>Encodes what tags mean: their names and descriptions.</summary>
internal static class TagVectors
{
    // Short texts cost more to start than to run: batches of 16, sorted by length so that little is padding.
    private const int BatchSize = 16;

    /// <summary>The text that stands for a tag.</summary>
    public static string TextOf(TagDefinition tag)
    {
        var name = tag.Key.Replace('-', ' ');
        return string.IsNullOrWhiteSpace(tag.Description) ? name : $"{name}: {tag.Description}";
    }

    /// <summary>One vector a text, in the order of the texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="model">What encodes them.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static EmbeddingBatch Encode(IReadOnlyList<string> texts, LoadedModel model, CancellationToken cancellationToken)
    {
        var manifest = model.Bundle.Manifest;
        var dimension = manifest.Encoder.Dimension;
        var values = new float[texts.Count * dimension];
        var tokens = texts.Select((text, row) => (Ids: model.Window.FitTag(text), row)).OrderBy(pair => pair.Ids.Length).ToList();
        foreach (var batch in tokens.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var embeddings = model.Encoder.Encode(TokenBatch.Of([.. batch.Select(pair => pair.Ids)], manifest.Tokenizer.Pad));
            for (var i = 0; i < batch.Length; i++)
            {
                embeddings.Row(i).CopyTo(values.AsSpan(batch[i].row * dimension));
            }
        }

        return new EmbeddingBatch(values, dimension);
    }
}
