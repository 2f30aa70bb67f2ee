using BenchmarkDotNet.Attributes;
using TagTasks.Inference;
using TagTasks.Inference.Cleaning;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;
using TagTasks.TestKit;

namespace TagTasks.Benchmarks;

/// <summary>Each stage by itself, on the README of the first request (21 KB, Chinese, a full window of tokens).</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private readonly TextLimits limits = new(20_000, 4_000);
    private LoadedModel model = null!;
    private PreparedVocabulary vocabulary = null!;
    private string readme = null!;
    private CleanText text = null!;
    private ModelInput input = null!;
    private TokenizedText tokens = null!;
    private TokenBatch batch = null!;
    private EmbeddingBatch embedding = null!;

    [GlobalSetup]
    public void Load()
    {
        readme = File.ReadAllText(Repository.Fixture("readmes", "chatglm2-6b.md"));
        model = LoadedModel.Load(ModelBundle.Open(ModelLocator.Locate(null)), new ModelLoading(CpuThreads.Default));
        using var vocabularies = new VocabularyPreparer(model, null, mixTrainedTags: true);
        vocabulary = vocabularies.Prepare(TagVocabulary.RepositoryTopics);
        text = Clean();
        input = ModelInput.From(text, null, null, null, limits);
        tokens = (TokenizedText)Tokens();
        batch = TokenBatch.Of([tokens.Ids], 1);
        embedding = (EmbeddingBatch)Encode();
    }

    [Benchmark]
    public CleanText Clean() => ReadmeCleaner.Clean(readme, MarkupFormat.Markdown);

    [Benchmark]
    public object Tokens() => model.Window.Fit(input);

    [Benchmark]
    public object Words() => vocabulary.Words.Of(input);

    [Benchmark]
    public object Encode() => model.Encoder.Encode(batch);

    [Benchmark]
    public object Score() => vocabulary.Score(input, embedding.Row(0));

    [GlobalCleanup]
    public void Unload()
    {
        model.Dispose();
    }
}
