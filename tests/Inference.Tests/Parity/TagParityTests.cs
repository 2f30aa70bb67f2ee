using TagTasks.Inference.Ranking;
using TagTasks.Inference.Scoring;
using TagTasks.Inference.Text;
using TagTasks.Inference.Tokens;
using TagTasks.Inference.Vocabularies;

namespace TagTasks.Inference.Tests.Parity;

/// <summary>The same evidence, probabilities and tags as the reference.</summary>
public sealed class TagParityTests(ModelFixture fixture)
{
    private const double ProbabilityTolerance = 0.002;
    private const double EvidenceTolerance = 0.0001;

    private static readonly TagVocabulary OpenList =
        TagVocabulary.Load(Path.Combine(ParityFiles.Folder, "open-vocabulary.json"));

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void Repository_topics_are_the_recorded_ones(string id) =>
        AssertTrained(ParityCase.All[id], ParityCase.All[id].RepositoryTopics, TagVocabulary.RepositoryTopics);

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void Tags_for_packages_are_the_recorded_ones(string id) =>
        AssertTrained(ParityCase.All[id], ParityCase.All[id].DotnetPackages, TagVocabulary.DotnetPackages);

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void Tags_of_a_list_never_seen_are_the_recorded_ones(string id)
    {
        var expected = ParityCase.All[id];
        var prepared = fixture.Unmixed.Prepare(OpenList);
        var scores = Score(prepared, expected);

        foreach (var tag in expected.Open)
        {
            var i = Position(OpenList, tag.Tag);
            Assert.Equal(tag.Z, scores.Model[i], 0.01);
            AssertWords(tag.Words, scores.Words[i], tag.Tag);
            Assert.Equal(tag.Probability, Ranker.Probability(scores.Contributions[i].Score), ProbabilityTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(ParityCase.Names), MemberType = typeof(ParityCase))]
    public void The_title_is_the_recorded_one(string id)
    {
        var expected = ParityCase.All[id];

        var title = WordEvidence.Title(TextNormaliser.Normalise(expected.Lead), TextNormaliser.Normalise(expected.Headings), 80);

        Assert.Equal(expected.Title, title.ToString());
    }

    private static int Position(TagVocabulary vocabulary, string tag) =>
        vocabulary.Tags.ToList().FindIndex(candidate => candidate.Name == tag);

    private static void AssertWords(double[] expected, FieldEvidence actual, string tag)
    {
        double[] fields = [actual.Title, actual.Opening, actual.Body];
        for (var i = 0; i < fields.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - fields[i]) < EvidenceTolerance,
                $"{tag}: words {string.Join(", ", expected)} expected, {string.Join(", ", fields)} found");
        }
    }

    private void AssertTrained(ParityCase expected, TrainedAnswer answer, TagVocabulary vocabulary)
    {
        var prepared = fixture.Mixed.Prepare(vocabulary);
        var scores = Score(prepared, expected);
        double[] probabilities = [.. scores.Contributions.Select(contribution => Ranker.Probability(contribution.Score))];
        foreach (var tag in answer.Top)
        {
            var i = Position(vocabulary, tag.Tag);
            Assert.Equal(tag.Head, scores.Model[i], 0.01);
            AssertWords(tag.Words, scores.Words[i], tag.Tag);
            Assert.Equal(tag.Probability, probabilities[i], ProbabilityTolerance);
        }

        var order = Ranker.Order(probabilities);
        var chosen = Ranker.Choose(
            [.. order.Select(tag => probabilities[tag])], new AnswerRule(vocabulary.MaxTags, prepared.Threshold, prepared.Minimum));
        Assert.Equal(answer.Tags, order.Take(chosen).Select(tag => vocabulary.Tags[tag].Name));
    }

    private TagScores Score(PreparedVocabulary prepared, ParityCase text)
    {
        var input = new ModelInput(text.Lead, text.Headings, 0);
        var tokens = fixture.Model.Window.Fit(input);
        var embedding = fixture.Model.Encoder.Encode(TokenBatch.Of([tokens.Ids], pad: 1));
        return prepared.Score(input, embedding.Row(0));
    }
}
