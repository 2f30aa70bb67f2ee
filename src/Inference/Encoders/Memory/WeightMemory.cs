using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TagTasks.Inference.Encoders.Memory;

/// <summary>
/// Memory for an encoder's expanded weights, outside of the collector's heap: eighty megabytes that are written once and
/// then only read, by ONNX Runtime where they lie. Thread-safe as long as no two threads write the same part.
/// </summary>
internal sealed class WeightMemory : SafeHandleZeroOrMinusOneIsInvalid
{
    // What vector instructions like best, in 32-bit floats.
    private const int Alignment = 16;

    private readonly int[] lengths;
    private readonly long[] starts;

    private WeightMemory(int[] lengths, long[] starts)
        : base(ownsHandle: true)
    {
        this.lengths = lengths;
        this.starts = starts;
    }

    /// <summary>How many parts it has.</summary>
    public int Parts => lengths.Length;

    /// <summary>Takes memory, all at once. It holds anything.</summary>
    /// <param name="lengths">32-bit floats in each part.</param>
    /// <exception cref="OutOfMemoryException">There is not as much.</exception>
    public static unsafe WeightMemory Allocate(int[] lengths)
    {
        var starts = new long[lengths.Length];
        var length = 0L;
        for (var part = 0; part < starts.Length; part++)
        {
            starts[part] = length;
            length += (lengths[part] + Alignment - 1) / Alignment * Alignment;
        }

        var size = (nuint)length * sizeof(float);
        var memory = new WeightMemory(lengths, starts);
        memory.SetHandle((nint)NativeMemory.AlignedAlloc(size, LargePages.Size));

        // Forty pages to be had from the kernel instead of twenty thousand, which a start would wait for.
        LargePages.Prefer(memory.handle, (nint)size);
        return memory;
    }

    /// <summary>Where a part begins.</summary>
    public nint Address(int part) => handle + (nint)(starts[part] * sizeof(float));

    /// <summary>The floats of a part.</summary>
    public unsafe Span<float> Part(int part) => new((void*)Address(part), lengths[part]);

    /// <inheritdoc/>
    protected override unsafe bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
