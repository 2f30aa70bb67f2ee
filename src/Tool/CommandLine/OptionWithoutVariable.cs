using System.CommandLine;

namespace TagTasks.Tool.CommandLine;

/// <summary>An option that no variable sets: it makes a command do something else than its work, changes files, or asks the network, which nobody may do by accident.</summary>
internal interface IOptionWithoutVariable;

/// <inheritdoc cref="IOptionWithoutVariable"/>
internal sealed class OptionWithoutVariable<T>(string name) : Option<T>(name), IOptionWithoutVariable;
