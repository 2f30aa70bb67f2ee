using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Tests.Vocabularies;

/// <summary>A vocabulary that is being prepared uses the model, which therefore does not go before it.</summary>
public sealed class VocabularyPreparerTests(ModelFixture fixture)
{
    [Fact]
    public async Task One_that_is_let_go_has_nothing_under_way()
    {
        var preparer = new VocabularyPreparer(fixture.Model, null, mixTrainedTags: true);
        var many = TagVocabulary.Create("many", [.. Enumerable.Range(0, TagVocabulary.MaximumTags).Select(i => new TagDefinition($"tag number {i}"))]);
        var preparing = preparer.Begin(many);

        preparer.Dispose();

        // So many vectors take a good while: it was stopped, and it has ended.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preparing);
    }

    [Fact]
    public void One_that_has_prepared_everything_is_let_go_at_once()
    {
        using var preparer = new VocabularyPreparer(fixture.Model, null, mixTrainedTags: true);

        Assert.NotEmpty(preparer.Prepare(TagVocabulary.RepositoryTopics).Vocabulary.Tags);
    }
}
