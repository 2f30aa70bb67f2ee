namespace TagTasks.Tasks;

/// <summary>Where the answer comes from: the lock file in locked mode, else the last one, else the worker. One instance, one pack.</summary>
internal sealed class AnswerFinder(
    SuggestPackageTags task, PackSettings settings, WorkFolder folder, WorkerProcess process, Action<string> say)
{
    // The worker's code for it.
    private const string DeviceUnavailable = "TAGTASKS322";

    private readonly List<PackDiagnostic> diagnostics = [];

    /// <summary>Finds it.</summary>
    /// <exception cref="PackProblemException">There is none.</exception>
    public FoundAnswer Find()
    {
        var question = Question();
        say($"[input] PackageId={question.PackageId}; Readme={question.Readme?.Path}; Vocabulary={question.Vocabulary}; MaxTags={settings.MaxTags}; MinProbability={settings.MinProbability}; Sources={question.Sources.Count}; References={question.References.Count}");
        if (settings.LockedMode)
        {
            return new FoundAnswer(question, Locked(question), false, diagnostics);
        }

        var key = question.Key;
        var answer = folder.Known(key);
        var isNew = answer is null;
        say(isNew ? $"the worker is asked ({key})" : $"nothing has changed ({key}); no process is started");
        answer = ForDevice(answer) ?? new WorkerClient(task, settings, folder, process).Ask(question, key);
        if (!string.IsNullOrWhiteSpace(task.LockFile))
        {
            WriteLock(LockPath, question, answer);
        }

        return new FoundAnswer(question, answer, isNew, diagnostics);
    }

    // The tags are the same on every device, so an answer serves all; but only who asks for CUDA is told that there is none.
    private PackAnswer? ForDevice(PackAnswer? answer) => answer is null || TagDevice.IsCuda(settings.Device) ? answer : answer with
    {
        Diagnostics = [.. answer.Diagnostics.Where(diagnostic => diagnostic.Code != DeviceUnavailable)],
    };

    private PackQuestion Question()
    {
        try
        {
            return new QuestionBuilder(task, settings, diagnostics).Build();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackProblemException(
                PackDiagnosticCode.InputUnreadable,
                $"An input cannot be read: {Pack.OneLine(e.Message)} The package keeps its own tags; check the file and its permissions.",
                null,
                e);
        }
    }

    private string LockPath
    {
        get
        {
            var isSwitch = string.IsNullOrWhiteSpace(task.LockFile) || bool.TryParse(task.LockFile, out _);
            return task.Absolute(isSwitch ? LockFile.DefaultName : task.LockFile!);
        }
    }

    private PackAnswer Locked(PackQuestion question)
    {
        var path = LockPath;
        if (!File.Exists(path))
        {
            throw new PackProblemException(
                PackDiagnosticCode.LockMissing,
                $"TagTasksLockedMode is on and there is no '{Path.GetFileName(path)}'. Pack once with TagTasksLockFile=true and TagTasksLockedMode=false, and commit the file.");
        }

        try
        {
            var locked = LockFile.Read(File.ReadAllBytes(path));
            var changed = locked.Changed(question);
            if (changed.Count > 0)
            {
                diagnostics.Add(new PackDiagnostic(
                    PackDiagnosticCode.LockOutdated,
                    $"The lock file was made from other inputs ({string.Join(", ", changed)}). Pack once with TagTasksLockedMode=false and commit what changes.",
                    path));
            }

            return locked.Answer;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new PackProblemException(
                PackDiagnosticCode.LockInvalid,
                $"The lock file cannot be read: {Pack.OneLine(e.Message)} Pack once with TagTasksLockedMode=false to write it anew.",
                path,
                e);
        }
    }

    private void WriteLock(string path, PackQuestion question, PackAnswer answer)
    {
        try
        {
            if (FileText.WriteIfDifferent(path, LockFile.Text(question, answer)))
            {
                say($"[output] LockFile={path}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new PackDiagnostic(
                PackDiagnosticCode.LockUnwritable,
                $"The lock file cannot be written: {Pack.OneLine(e.Message)} Give another path with TagTasksLockFile, or leave it out.",
                path));
        }
    }
}
