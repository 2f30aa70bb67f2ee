using System.Runtime.InteropServices;

namespace TagTasks.Inference.Cleaning;

/// <summary>A tag, comment or declaration found in HTML; one of length 0 is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HtmlTag(int Length, int NameStart, int NameLength, bool IsClosing, bool IsSelfClosed)
{
    public ReadOnlySpan<char> Name(ReadOnlySpan<char> html) => html.Slice(NameStart, NameLength);
}
