#!/usr/bin/env bash
# Writes src/Inference/Devices/Cuda/onnxruntime-cuda.json: which files of ONNX Runtime for CUDA `tagtasks cuda install` takes
# out of which package, and their hashes. Run it when the version of ONNX Runtime in Directory.Packages.props changes, and
# look at the difference. It restores about 400 MB.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -nE 's/.*Include="Microsoft\.ML\.OnnxRuntime" Version="([^"]+)".*/\1/p' Directory.Packages.props)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pin.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Microsoft.ML.OnnxRuntime.Gpu.Linux" Version="[$version]" />
    <PackageDownload Include="Microsoft.ML.OnnxRuntime.Gpu.Windows" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore "$work/pin.csproj" > /dev/null
packages=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')

# The provider for TensorRT is left out: it needs TensorRT, which brings a model of this size nothing.
platform() {
  local folder="$packages/$(tr '[:upper:]' '[:lower:]' <<< "$2")/$version/runtimes/$1/native"
  printf '    "%s": {\n      "package": "%s",\n      "files": {\n' "$1" "$2"
  local end=','
  for file in "${@:3}"; do
    [ "$file" = "${!#}" ] && end=''
    printf '        "%s": { "bytes": %s, "sha256": "%s" }%s\n' \
      "$file" "$(stat -c %s "$folder/$file")" "$(sha256sum "$folder/$file" | cut -d' ' -f1)" "$end"
  done
  printf '      }\n    }'
}
{
  printf '{\n  "version": "%s",\n  "platforms": {\n' "$version"
  platform linux-x64 Microsoft.ML.OnnxRuntime.Gpu.Linux libonnxruntime.so libonnxruntime_providers_shared.so libonnxruntime_providers_cuda.so
  printf ',\n'
  platform win-x64 Microsoft.ML.OnnxRuntime.Gpu.Windows onnxruntime.dll onnxruntime_providers_shared.dll onnxruntime_providers_cuda.dll
  printf '\n  }\n}\n'
} > src/Inference/Devices/Cuda/onnxruntime-cuda.json
