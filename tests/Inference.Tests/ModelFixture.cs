using TagTasks.Inference.Encoders;
using TagTasks.Inference.Model;

[assembly: AssemblyFixture(typeof(TagTasks.Inference.Tests.ModelFixture))]

namespace TagTasks.Inference.Tests;

/// <summary>The real model, loaded once for all tests.</summary>
public sealed class ModelFixture : IDisposable
{
    internal LoadedModel Model { get; } =
        LoadedModel.Load(ModelBundle.Open(ModelLocator.Locate(null)), new ModelLoading(CpuThreads.Default));

    internal VocabularyPreparer Mixed { get; }

    internal VocabularyPreparer Unmixed { get; }

    public Tagger Tagger { get; } = Tagger.Load(new TaggerOptions { CacheDirectory = "" });

    public ModelFixture()
    {
        Mixed = new VocabularyPreparer(Model, null, mixTrainedTags: true);
        Unmixed = new VocabularyPreparer(Model, null, mixTrainedTags: false);
    }

    public void Dispose()
    {
        Mixed.Dispose();
        Unmixed.Dispose();
        Model.Dispose();
        Tagger.Dispose();
    }
}
