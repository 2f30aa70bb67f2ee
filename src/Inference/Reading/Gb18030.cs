using System.Text;
using SystemEncoding = System.Text.Encoding;

namespace TagTasks.Inference.Reading;

/// <summary>Tells Chinese in GB18030 from other bytes that are not UTF-8.</summary>
internal static class Gb18030
{
    /// <summary>The text when the bytes are valid GB18030 and plausible Chinese; else null.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> bytes)
    {
        if (!IsPlausible(bytes))
        {
            return null;
        }

        SystemEncoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return SystemEncoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Nearly all Chinese in use is in the part that GB2312 had: both bytes over A0. In European text a letter with an
    // accent stands among ASCII letters, so its "second byte" is small: "café au" must not become Chinese.
    private static bool IsPlausible(ReadOnlySpan<byte> bytes)
    {
        int common = 0, rare = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (i + 1 < bytes.Length && bytes[i] > 0xA0 && bytes[i + 1] > 0xA0)
            {
                common++;
            }
            else
            {
                rare++;
            }

            i++;
        }

        return common > rare * 4;
    }
}
