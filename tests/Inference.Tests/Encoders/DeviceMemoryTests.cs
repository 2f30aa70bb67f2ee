using TagTasks.Inference.Encoders;

namespace TagTasks.Inference.Tests.Encoders;

/// <summary>What ONNX Runtime says when a device's memory is full is known from what else it says.</summary>
public sealed class DeviceMemoryTests
{
    // As they are told in reports of its users, with other numbers.
    [Theory]
    [InlineData("[ErrorCode:RuntimeException] Non-zero status code returned while running FusedMatMul node. Name:'l0.up' Status Message: /onnxruntime_src/onnxruntime/core/framework/bfc_arena.cc:376 void* onnxruntime::BFCArena::AllocateRawInternal(size_t, bool, onnxruntime::Stream*, bool, onnxruntime::WaitNotificationFn) Failed to allocate memory for requested buffer of size 1207959552")]
    [InlineData("[ErrorCode:RuntimeException] Non-zero status code returned while running Gelu node. Status Message: bfc_arena.cc:342 AllocateRawInternal Available memory of 104857600 is smaller than requested bytes of 201326592")]
    [InlineData("[ErrorCode:Fail] CUDA failure 2: out of memory ; GPU=0 ; hostname=box ; file=cuda_allocator.cc ; line=48 ; expr=cudaMalloc((void**)&p, size);")]
    [InlineData("[ErrorCode:Fail] CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0 ; hostname=box ; expr=cublasCreate(&cublas_handle_);")]
    [InlineData("[ErrorCode:Fail] CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED ; GPU=0 ; expr=cudnnCreate(&cudnn_handle_);")]
    public void Full_memory_is_known(string message) => Assert.True(DeviceMemoryException.IsSaidBy(message));

    [Theory]
    [InlineData("[ErrorCode:InvalidArgument] Got invalid dimensions for input: input_ids for the following indices index: 1 Got: 2 Expected: 3")]
    [InlineData("[ErrorCode:Fail] CUDA failure 700: an illegal memory access was encountered ; GPU=0 ; hostname=box")]
    [InlineData("[ErrorCode:Fail] CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version")]
    [InlineData("[ErrorCode:Fail] CUBLAS failure 13: CUBLAS_STATUS_EXECUTION_FAILED ; GPU=0")]
    public void Anything_else_is_no_matter_of_memory(string message) => Assert.False(DeviceMemoryException.IsSaidBy(message));

    [Theory]
    [InlineData(null, 384)]
    [InlineData(0L, 384)]
    [InlineData(2L << 30, 8192)]
    [InlineData(80L << 30, 65536)]
    public void A_run_takes_half_of_what_is_free_and_never_less_than_a_README(long? free, int tokens) =>
        Assert.Equal(tokens, MemoryBudget.Tokens(free, 384));
}
