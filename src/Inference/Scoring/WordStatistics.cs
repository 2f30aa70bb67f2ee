using System.Buffers.Text;
using System.Text;

namespace TagTasks.Inference.Scoring;

/// <summary>
/// How rare words are, counted over the READMEs of the training set. The file stays as it is and is searched: of its
/// 16,793 words a vocabulary needs a few hundred. Immutable and thread-safe.
/// </summary>
internal sealed class WordStatistics
{
    private readonly byte[] file;
    private readonly int[] lines;

    private WordStatistics(byte[] file, int[] lines, int documents)
    {
        this.file = file;
        this.lines = lines;
        Documents = documents;
    }

    /// <summary>Number of READMEs counted.</summary>
    public int Documents { get; }

    /// <summary>The rarity of a word that no README had.</summary>
    public double MaximumIdf => Math.Log(Documents + 1);

    /// <summary>
    /// Reads <c>words.tsv</c>: the number of READMEs, then a word and the number of READMEs that have it a line, in the
    /// order of the words' UTF-8 bytes.
    /// </summary>
    /// <exception cref="FormatException">It is none, or its words are in another order.</exception>
    public static WordStatistics Load(string path)
    {
        var file = File.ReadAllBytes(path);
        var lines = Lines(file);
        var statistics = new WordStatistics(file, lines, lines.Length > 0 ? Number(file.AsSpan(0, lines[0] - 1)) : throw Malformed());
        for (var line = 1; line < lines.Length; line++)
        {
            if (statistics.WordAt(line - 1).SequenceCompareTo(statistics.WordAt(line)) >= 0)
            {
                throw Malformed();
            }
        }

        return statistics;
    }

    /// <summary>Inverse document frequency: <c>ln((N+1)/(df+1))</c>.</summary>
    public double Idf(string word) => Math.Log((Documents + 1.0) / (Frequency(Encoding.UTF8.GetBytes(word)) + 1));

    // Where each word's line begins; the first line has none.
    private static int[] Lines(ReadOnlySpan<byte> file)
    {
        var lines = new int[file.Count((byte)'\n')];
        var count = 0;
        for (var end = file.IndexOf((byte)'\n') + 1; end > 0 && end < file.Length;)
        {
            lines[count++] = end;
            var next = file[end..].IndexOf((byte)'\n');
            end = next < 0 ? file.Length : end + next + 1;
        }

        return lines[..count];
    }

    private static int Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int number, out var read) && read == digits.Length ? number : throw Malformed();

    private static FormatException Malformed() => new("it is not a sorted list of words and numbers");

    private int Frequency(ReadOnlySpan<byte> word)
    {
        var (low, high) = (0, lines.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = WordAt(middle).SequenceCompareTo(word);
            if (order == 0)
            {
                return Number(LineAt(middle)[(word.Length + 1)..]);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    private ReadOnlySpan<byte> LineAt(int line)
    {
        var rest = file.AsSpan(lines[line]);
        return rest.IndexOf((byte)'\n') is >= 0 and var end ? rest[..end] : rest;
    }

    private ReadOnlySpan<byte> WordAt(int line)
    {
        var text = LineAt(line);
        return text.IndexOf((byte)'\t') is >= 0 and var tab ? text[..tab] : throw Malformed();
    }
}
