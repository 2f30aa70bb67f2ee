using System.Runtime.InteropServices;
using System.Text;

namespace TagTasks.Inference.Devices.Cuda;

/// <summary>
/// NVIDIA's driver, asked by its own interface: it is there whatever version of CUDA is, and it tells without ONNX Runtime
/// what devices there are. Lives as long as the process. Thread-safe.
/// </summary>
internal sealed unsafe class CudaDriver
{
    private const int NameLength = 256;

    private readonly nint library;

    private CudaDriver(nint library) => this.library = library;

    /// <summary>The library's name on this system.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Loads the driver; null when there is none.</summary>
    public static CudaDriver? Load() =>
        NativeLibrary.TryLoad(FileName, typeof(CudaDriver).Assembly, DllImportSearchPath.SafeDirectories, out var library) ? new CudaDriver(library) : null;

    /// <summary>Starts it.</summary>
    /// <returns>0, or the driver's number for what is wrong: 100 where there is no device.</returns>
    public int Start() => ((delegate* unmanaged<uint, int>)Function("cuInit"))(0);

    /// <summary>The version of CUDA that it can run, as 13.0; null when it does not tell.</summary>
    public Version? CudaVersion()
    {
        int version;
        return ((delegate* unmanaged<int*, int>)Function("cuDriverGetVersion"))(&version) == 0 ? new Version(version / 1000, version % 1000 / 10) : null;
    }

    /// <summary>How many devices there are.</summary>
    public int DeviceCount()
    {
        int count;
        return ((delegate* unmanaged<int*, int>)Function("cuDeviceGetCount"))(&count) == 0 ? count : 0;
    }

    /// <summary>The name of a device; null when it does not tell.</summary>
    public string? DeviceName(int ordinal)
    {
        var name = stackalloc byte[NameLength];
        return Device(ordinal) is { } device && ((delegate* unmanaged<byte*, int, int, int>)Function("cuDeviceGetName"))(name, NameLength, device) == 0
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name))
            : null;
    }

    /// <summary>The free bytes of a device's memory, asked in the context that ONNX Runtime uses; null when it does not tell.</summary>
    public long? FreeBytes(int ordinal)
    {
        if (Device(ordinal) is not { } device)
        {
            return null;
        }

        nint context, popped;
        if (((delegate* unmanaged<nint*, int, int>)Function("cuDevicePrimaryCtxRetain"))(&context, device) != 0)
        {
            return null;
        }

        try
        {
            if (((delegate* unmanaged<nint, int>)Function("cuCtxPushCurrent_v2"))(context) != 0)
            {
                return null;
            }

            nuint free, total;
            var result = ((delegate* unmanaged<nuint*, nuint*, int>)Function("cuMemGetInfo_v2"))(&free, &total);
            _ = ((delegate* unmanaged<nint*, int>)Function("cuCtxPopCurrent_v2"))(&popped);
            return result == 0 ? (long)free : null;
        }
        finally
        {
            _ = ((delegate* unmanaged<int, int>)Function("cuDevicePrimaryCtxRelease_v2"))(device);
        }
    }

    private int? Device(int ordinal)
    {
        int device;
        return ((delegate* unmanaged<int*, int, int>)Function("cuDeviceGet"))(&device, ordinal) == 0 ? device : null;
    }

    private nint Function(string name) => NativeLibrary.GetExport(library, name);
}
