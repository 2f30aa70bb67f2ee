using System.Text;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Tool.Audit.Packages.Judging;

/// <summary>A judgement as bytes; tags are their places in the vocabulary, which the reader has. Stateless.</summary>
internal static class JudgementBytes
{
    /// <summary>The bytes of a judgement.</summary>
    public static byte[] Write(TagJudgement judgement)
    {
        var places = judgement.Vocabulary.Tags.Select((tag, place) => (tag.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(judgement.Threshold);
        writer.Write(judgement.Suggested);
        writer.Write(judgement.Tags.Count);
        foreach (var tag in judgement.Tags)
        {
            writer.Write(places[tag.Tag.Name]);
            writer.Write(tag.Probability);
            writer.Write(tag.Evidence.Count);
            foreach (var evidence in tag.Evidence)
            {
                writer.Write(evidence);
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The judgement of bytes that <see cref="Write"/> made; null when they are of another form.</summary>
    public static TagJudgement? Read(ReadOnlyMemory<byte> bytes, TagVocabulary vocabulary)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            var (threshold, suggested) = (reader.ReadDouble(), reader.ReadInt32());
            var tags = new JudgedTag[reader.ReadInt32()];
            for (var i = 0; i < tags.Length; i++)
            {
                var (tag, probability) = (vocabulary.Tags[reader.ReadInt32()], reader.ReadDouble());
                var evidence = new string[reader.ReadInt32()];
                for (var j = 0; j < evidence.Length; j++)
                {
                    evidence[j] = reader.ReadString();
                }

                tags[i] = new JudgedTag(tag, probability, evidence);
            }

            return new TagJudgement { Vocabulary = vocabulary, Threshold = threshold, Suggested = suggested, Tags = tags };
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
