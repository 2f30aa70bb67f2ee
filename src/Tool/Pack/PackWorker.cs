using TagTasks.Inference;
using TagTasks.Inference.Caching;
using TagTasks.Inference.Devices;
using TagTasks.Inference.Diagnostics;
using TagTasks.Inference.Encoders;
using TagTasks.Inference.Reading;
using TagTasks.Inference.Vocabularies;
using TagTasks.Tool.CommandLine;

namespace TagTasks.Tool.Pack;

/// <summary>
/// The worker of the build package: one question file in, one answer file out, nothing on the console that anybody
/// reads. Started once per package, so it loads nothing that the answer does not need.
/// </summary>
internal static class PackWorker
{
    /// <summary>The first argument that makes the tool a worker.</summary>
    public const string Verb = "pack-worker";

    // More bring little to one README.
    private const int MaximumThreads = 2;

    /// <summary>Answers a question file.</summary>
    public static ExitCode Run(string questionPath, string answerPath)
    {
        var request = PackRequest.Read(questionPath);
        byte[] response;
        try
        {
            response = Answer(request);
        }
        catch (TagTasksException e)
        {
            response = PackResponse.Failure(request.Key, e.Diagnostic);
        }
#pragma warning disable CA1031 // The last stop: the pack says a sentence with a code, never a stack.
        catch (Exception e)
#pragma warning restore CA1031
        {
            response = PackResponse.Failure(request.Key, Diagnostic.Error(
                DiagnosticCode.InternalError, $"This is a bug in TagTasks: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} Please report it."));
        }

        return Write(response, answerPath);
    }

    private static ExitCode Write(byte[] response, string answerPath)
    {
        // All or nothing: the task takes whatever lies there for the answer.
        var temporary = answerPath + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, response);
            File.Move(temporary, answerPath, overwrite: true);
            return ExitCode.Fine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCode.Environment;
        }
    }

    private static byte[] Answer(PackRequest request)
    {
        // The digest needs another part of the machine than the model's files do.
        var words = Task.Run(() => PackInput.ApiWords(request.ProjectDirectory, request.Sources, request.References));
        var options = new TaggerOptions
        {
            ModelDirectory = request.Model,
            CacheDirectory = Environment.GetEnvironmentVariable("TAGTASKS_CACHE_DIRECTORY") is { Length: > 0 } folder ? folder : null,
            Device = TaggingDevice.TryParse(request.Device ?? "") ?? TaggingDevice.Cpu,
            OnnxRuntimeDirectory = request.OnnxRuntimeDirectory,
            FallBackToCpu = true,
        };
        using var share = request.Threads is null ? Share(options) : null;
        using var tagger = WarmStart.Load(options with { Threads = request.Threads ?? share!.Threads });
        var readme = Readme(request);
        var vocabulary = TagVocabulary.Load(request.VocabularyIsFile ? InProject(request, request.Vocabulary) : request.Vocabulary);
        var result = tagger.Suggest(
            PackInput.Of(request.PackageId, request.Title, request.Description, readme, words.GetAwaiter().GetResult()),
            new TaggingOptions
            {
                Vocabulary = vocabulary,
                MaxTags = request.MaxTags,
                MinProbability = request.MinProbability,
                Exclude = request.Exclude,
            });
        Diagnostic[] said =
        [
            .. vocabulary.Diagnostics,
            .. readme?.Diagnostics ?? [],
            .. result.Diagnostics.Select(about => About(about, request)),
            .. DeviceProblem(request, tagger),
        ];
        return PackResponse.Answer(request.Key, result, tagger.Model, said);
    }

    // Packs run side by side, a worker each.
    private static CoreShare Share(TaggerOptions options) =>
        CoreShare.Take(Path.Combine(CacheFolder.DirectoryOf(options)!, "cores"), MaximumThreads, CpuThreads.Default);

    // Not an error as on the command line: a pack goes on, and the tags are the same on the processor.
    private static IEnumerable<Diagnostic> DeviceProblem(PackRequest request, Tagger tagger) =>
        TaggingDevice.TryParse(request.Device ?? "") is { IsCuda: true } && tagger.Device is { IsCuda: false, Reason: var reason }
            ? [Diagnostic.Warning(DiagnosticCode.DeviceUnavailable, $"TagTasksDevice is '{request.Device}', but the tags were worked out on the processor: {reason}. See `tagtasks cuda`, or set TagTasksDevice to cpu or auto.")]
            : [];

    private static ReadmeText? Readme(PackRequest request)
    {
        if (request.Readme is not { } path)
        {
            return null;
        }

        try
        {
            var readme = ReadmeReader.Read(InProject(request, path), null, hashed: false);
            return readme with { Diagnostics = [.. readme.Diagnostics.Select(diagnostic => diagnostic with { File = path })] };
        }
        catch (TagTasksException e)
        {
            // The name, the description and the API still speak; the package is not punished for a bad README.
            return new ReadmeText("", default, path, "", "", [e.Diagnostic with { File = path, Severity = DiagnosticSeverity.Warning }]);
        }
    }

    // What is wrong with the cache is about the machine, and about no file of the project.
    private static Diagnostic About(Diagnostic diagnostic, PackRequest request) =>
        diagnostic.File is null && diagnostic.Code != DiagnosticCode.CacheUnwritable && request.Readme is { } readme ? diagnostic with { File = readme } : diagnostic;

    private static string InProject(PackRequest request, string path) => Path.GetFullPath(Path.Combine(request.ProjectDirectory, path));
}
