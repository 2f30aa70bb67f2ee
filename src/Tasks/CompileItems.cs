using Microsoft.Build.Framework;

namespace TagTasks.Tasks;

/// <summary>The items of a compilation. Stateless.</summary>
internal static class CompileItems
{
    /// <summary>The paths of those that do not come out of a package.</summary>
    public static IEnumerable<string> Paths(this IEnumerable<ITaskItem> compile) =>
        compile.Where(item => item.GetMetadata("NuGetPackageId").Length == 0).Select(item => item.ItemSpec);
}
