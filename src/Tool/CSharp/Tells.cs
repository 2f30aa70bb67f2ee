using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TagTasks.Tool.CSharp;

/// <summary>Base types and attributes that tell what a package is, in the words that a README would use. Stateless.</summary>
internal static class Tells
{
    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ApiController"] = "ASP.NET Core web API controllers",
        ["ControllerBase"] = "ASP.NET Core web API controllers",
        ["Controller"] = "ASP.NET Core MVC controllers",
        ["IMiddleware"] = "ASP.NET Core middleware",
        ["Hub"] = "SignalR real-time",
        ["ComponentBase"] = "Blazor components",
        ["IComponent"] = "Blazor components",
        ["LayoutComponentBase"] = "Blazor components",
        ["DbContext"] = "Entity Framework Core database",
        ["IEntityTypeConfiguration"] = "Entity Framework Core database",
        ["Migration"] = "database migrations",
        ["IHostedService"] = "background hosted service",
        ["BackgroundService"] = "background hosted service",
        ["IJob"] = "job scheduling",
        ["DiagnosticAnalyzer"] = "Roslyn analyzer",
        ["CodeFixProvider"] = "Roslyn analyzer code fix",
        ["IIncrementalGenerator"] = "source generator",
        ["ISourceGenerator"] = "source generator",
        ["Generator"] = "source generator",
        ["ITask"] = "MSBuild task",
        ["ICancelableTask"] = "MSBuild task",
        ["ILogger"] = "logging",
        ["ILoggerProvider"] = "logging provider",
        ["IDistributedCache"] = "distributed caching",
        ["IMemoryCache"] = "in-memory caching",
        ["HttpMessageHandler"] = "HTTP client",
        ["DelegatingHandler"] = "HTTP client",
        ["JsonConverter"] = "JSON serialization",
        ["IHealthCheck"] = "health checks",
        ["AuthenticationHandler"] = "authentication",
        ["IAuthorizationHandler"] = "authorization",
        ["ValidationAttribute"] = "validation",
        ["AbstractValidator"] = "validation",
        ["IConfigurationProvider"] = "configuration",
        ["ConfigurationProvider"] = "configuration",
        ["IRequestHandler"] = "mediator CQRS",
        ["IConsumer"] = "messaging consumer",
        ["ContentPage"] = "MAUI mobile user interface",
        ["ViewComponent"] = "ASP.NET Core MVC",
        ["TagHelper"] = "ASP.NET Core Razor tag helpers",
        ["RootCommand"] = "command line",
        ["Cmdlet"] = "PowerShell cmdlets",
        ["PSCmdlet"] = "PowerShell cmdlets",
        ["INotifyPropertyChanged"] = "MVVM data binding",
        ["ObservableObject"] = "MVVM data binding",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a name in a base list or an attribute stands for; null when it tells nothing.</summary>
    public static string? Of(TypeSyntax name)
    {
        var simple = name switch
        {
            GenericNameSyntax generic => generic.Identifier.Text,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
            IdentifierNameSyntax identifier => identifier.Identifier.Text,
            _ => "",
        };
        const string Suffix = "Attribute";
        return Phrases.GetValueOrDefault(simple)
            ?? (simple.EndsWith(Suffix, StringComparison.Ordinal) ? Phrases.GetValueOrDefault(simple[..^Suffix.Length]) : null);
    }
}
