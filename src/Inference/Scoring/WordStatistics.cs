using System.Globalization;

namespace TagTasks.Inference.Scoring;

/// <summary>How rare words are, counted over the READMEs of the training set. Immutable and thread-safe.</summary>
internal sealed class WordStatistics
{
    private readonly Dictionary<string, int> frequencies;

    private WordStatistics(int documents, Dictionary<string, int> frequencies)
    {
        Documents = documents;
        this.frequencies = frequencies;
    }

    /// <summary>Number of READMEs counted.</summary>
    public int Documents { get; }

    /// <summary>The rarity of a word that no README had.</summary>
    public double MaximumIdf => Math.Log(Documents + 1);

    /// <summary>Reads <c>words.tsv</c>: the number of READMEs, then a word and the number of READMEs that have it a line.</summary>
    public static WordStatistics Load(string path)
    {
        var text = File.ReadAllText(path).AsSpan();
        var end = text.IndexOf('\n');
        var documents = int.Parse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[(end + 1)..];
        var frequencies = new Dictionary<string, int>(16_384, StringComparer.Ordinal);
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var tab = line.LastIndexOf('\t');
            if (tab > 0)
            {
                frequencies[line[..tab].ToString()] = int.Parse(line[(tab + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        return new WordStatistics(documents, frequencies);
    }

    /// <summary>Inverse document frequency: <c>ln((N+1)/(df+1))</c>.</summary>
    public double Idf(string word) => Math.Log((Documents + 1.0) / (frequencies.GetValueOrDefault(word) + 1));
}
