using System.Text;
using TagTasks.Inference.Model;
using TagTasks.Tool.CommandLine;
using TagTasks.Tool.Tag;

namespace TagTasks.Tool.Output;

/// <summary>Writes answers in the format asked for.</summary>
internal sealed class AnswerWriter(TagSettings settings, Terminal terminal, ModelInfo model)
{
    /// <summary>The text of all answers, in order, ended by a line end.</summary>
    public string Write(IReadOnlyList<TagAnswer> answers) => settings.Format switch
    {
        OutputFormat.Json => Json(answers),
        OutputFormat.Jsonl => Lines(answers, One),
        OutputFormat.Msbuild => Lines(answers, answer => string.Join(';', answer.Result.Tags.Select(tag => tag.Trim()))),
        _ => Text(answers),
    };

    private static string Lines(IEnumerable<TagAnswer> answers, Func<TagAnswer, string> line)
    {
        var text = new StringBuilder();
        foreach (var answer in answers)
        {
            text.Append(line(answer)).Append('\n');
        }

        return text.ToString();
    }

    private string Json(IReadOnlyList<TagAnswer> answers) =>
        answers.Count == 1 && settings.Paths.Count == 1
            ? One(answers[0]) + "\n"
            : "[" + string.Join(",", answers.Select(One)) + "]\n";

    private string One(TagAnswer answer) =>
        settings.TellsAll ? DetailJson.Write(answer, model, settings.Explain) : AnswerJson.Write(answer.Id, answer.Result.Tags);

    private string Text(IReadOnlyList<TagAnswer> answers)
    {
        if (settings.Explain)
        {
            return string.Join("\n", answers.Select(answer => new ExplanationView(terminal).Render(answer, model)));
        }

        var one = answers.Count == 1 && settings.Paths.Count == 1;
        var person = terminal.OutIsTerminal && settings.Out is null;
        return settings.Detail || (one && person) ? string.Join("\n", answers.Select(new AnswerView(terminal).Render))
            : one ? Bare(answers[0]) + "\n"
            : Lines(answers, answer => $"{answer.Input.Given}\t{Bare(answer)}");
    }

    private static string Bare(TagAnswer answer) => string.Join(' ', answer.Result.Tags.Select(tag => tag.Trim()));
}
