using System.Diagnostics;
using System.Text.Json;

namespace TagTasks.FakeWorker;

/// <summary>Stands in for the worker of the build package and misbehaves as the package's id tells it to.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var (questionPath, answerPath) = (args[1], args[2]);
        using var question = JsonDocument.Parse(File.ReadAllBytes(questionPath));
        var key = question.RootElement.GetProperty("key").GetString()!;
        var id = question.RootElement.GetProperty("question").GetProperty("package").GetProperty("id").GetString()!;
        var project = question.RootElement.GetProperty("machine").GetProperty("projectDirectory").GetString()!;

        // How a test counts the processes that were started.
        File.AppendAllText(Path.Combine(project, "runs.txt"), id + "\n");
        return Act(id.Split('.')[^1], key, answerPath);
    }

    private static int Act(string manner, string key, string answerPath)
    {
        var code = "TAGTASKS121";
        switch (manner)
        {
            case "Crash":
                throw new InvalidOperationException("boom");
            case "Exit":
                return 3;
            case "Killed":
                Process.GetCurrentProcess().Kill();
                return 0;
            case "Hang":
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case "Nonsense":
                Babble();
                File.WriteAllText(answerPath, "Sure! Here are your tags: caching");
                return 0;
            case "Noise":
                Babble();
                break;
            case "Device":
                code = "TAGTASKS322";
                break;
            case "Other":
                key = "another question";
                break;
            case "Refuses":
                File.WriteAllText(answerPath, $$"""{"schema":1,"key":"{{key}}","failure":{"code":"TAGTASKS301","severity":"error","message":"There is no model. Restore the package."} }""");
                return 0;
        }

        File.WriteAllText(answerPath, $$$"""
            {"schema":1,"key":"{{{key}}}","tags":[
              {"name":"caching","id":"42","probability":0.99741,"evidence":["cache","Caching 缓存"]},
              {"name":"message queue","probability":0.8,"evidence":[]},
              {"name":"CLI","id":"7","probability":0.7,"evidence":[]}],
             "vocabulary":"fake","vocabularySha256":"00","model":"fake 1","modelSha256":"11","truncated":false,
             "diagnostics":[{"code":"{{{code}}}","severity":"warning","message":"README.md is read as Latin-1.","file":"README.md","line":3}]}
            """);
        return 0;
    }

    private static void Babble()
    {
        Console.WriteLine("Cache.cs(1,2): error CS1001: this looks like an error");
        Console.Error.WriteLine("TagTasks : warning X1: and this like a warning");
    }
}
