using System.Text.Json.Serialization;

namespace TagTasks.Tool.Audit.Evaluation;

/// <summary>The lines between the audit and its evaluation process: a project's path out, an <see cref="EvaluatedProject"/> back.</summary>
[JsonSerializable(typeof(EvaluatedProject))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class EvaluationJson : JsonSerializerContext;
