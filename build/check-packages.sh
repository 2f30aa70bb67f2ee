#!/usr/bin/env bash
# Packs everything, looks into the packages, installs the tool in an empty folder and runs it, and builds a program
# that uses the library.   usage: build/check-packages.sh WORK_FOLDER
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(cd "$1" && pwd)
feed="$work/feed"
fail() { echo "check-packages: $1" >&2; exit 1; }

dotnet pack "$root/TagTasks.sln" -c Release -o "$feed"

for package in "$feed"/*.nupkg; do
    name=$(basename "$package")
    files=$(unzip -Z1 "$package")
    has() { grep -qx -- "$1" <<<"$files" || fail "$name lacks $1"; }
    lacks() { ! grep -qE -- "$1" <<<"$files" || fail "$name holds $(grep -E -- "$1" <<<"$files" | head -1)"; }
    lacks 'runtimes/(android|ios)/|\.lib$|/any/onnxruntime\.dll$|providers_(cuda|tensorrt)'

    # The package without a platform only points to the others.
    [[ "$name" =~ ^TagTasks\.Tool\.[0-9] ]] && continue
    for file in README.md CHANGELOG.md THIRD-PARTY-NOTICES.md LICENSE MODEL_CARD.md licenses/onnxruntime-ThirdPartyNotices.txt; do has "$file"; done
    [ "$(stat -c %s "$package")" -lt 115343360 ] || fail "$name is larger than 110 MB"
    grep -q 'encoder\.onnx\.data$' <<<"$files" || fail "$name lacks the model"
    case "$name" in
        TagTasks.[0-9]*) for platform in netstandard2.0 linux-x64 linux-arm64 win-x64 osx-arm64; do has "tasks/$platform/TagTasks.Tasks.dll"; done ;;
    esac
    case "$name" in TagTasks.Inference.*) lacks 'Microsoft\.(Build|CodeAnalysis)|NuGet\.|Spectre|CommandLine' ;; esac
done

# An empty folder with nothing but our packages and the usual feed.
empty="$work/empty"
mkdir -p "$empty"
cp "$root/tests/fixtures/readmes/chatglm2-6b.md" "$empty/README.md"
cd "$empty"
export NUGET_PACKAGES="$work/packages"
source=$(dotnet nuget list source --format short | awk '$1 == "E" { print $2; exit }')
version=$(basename "$feed"/TagTasks.Inference.*.nupkg .nupkg)
version=${version#TagTasks.Inference.}
dotnet tool install TagTasks.Tool --version "$version" --tool-path "$work/tools" --add-source "$feed"
answer=$("$work/tools/tagtasks" tag README.md --format json --id 1510)
[ "$answer" = '{"id":"1510","tags":["ai","chat"]}' ] || fail "the installed tool answered $answer"
echo "the installed tool: $answer"
(cd "$root" && "$work/tools/tagtasks" audit TagTasks.sln) || fail "the installed tool finds something in our own packages"

# Where a C linker made a native executable, it says what the whole tool says, which it lies beside.
native=$(find "$work/tools/.store" -name tagtasks-managed | head -1)
if [ -n "$native" ]; then
    both() {
        cmp <("$work/tools/tagtasks" "$@" 2>&1; echo $?) <("$native" "$@" 2>&1; echo $?) || fail "the native executable answers differently: $*"
    }
    both tag --help
    both tag README.md --format json --detail
    both tag README.md --vocabulary dotnet-packages --max 10 --min-probability 0.1
    both tag --max 0
    both tag missing
    both tag README.md --model missing
    for request in "$root"/tests/fixtures/requests/array*.txt; do both prompt "$request"; done
    both prompt README.md
    both --version
    echo "the native executable: the same answers"
elif command -v clang || command -v gcc; then
    fail "the installed tool has no native executable"
fi

# A pack with the package; once more without its native worker, and once with nothing else.
mkdir -p "$work/packed" && cd "$work/packed"
cp "$empty/README.md" .
cat > packed.csproj <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageReadmeFile>README.md</PackageReadmeFile></PropertyGroup>
  <ItemGroup>
    <None Include="README.md" Pack="true" PackagePath="/" />
    <PackageReference Include="TagTasks" Version="$version" PrivateAssets="all" />
  </ItemGroup>
</Project>
XML
dotnet restore --source "$feed" --source "$source" -v quiet
pack() {
    rm -rf obj/Release obj/tagtasks bin
    dotnet pack --no-restore -v quiet || fail "a pack with the package failed"
    unzip -p bin/Release/packed.1.0.0.nupkg packed.nuspec | grep -o '<tags>.*</tags>'
}
tags=$(pack)
[ -n "$tags" ] || fail "a pack with the package has no tags"
worker="$NUGET_PACKAGES/tagtasks/$version/tools"
native=$(find "$worker/runtimes" -name tagtasks)
if [ -n "$native" ]; then
    mv "$native" "$work/native-worker"
    [ "$(pack)" = "$tags" ] || fail "a pack without the native worker has other tags"
    mv "$work/native-worker" "$native"
    : > "$worker/tagtasks.dll"
    [ "$(pack)" = "$tags" ] || fail "a pack with the native worker alone has other tags"
elif command -v clang || command -v gcc; then
    fail "the package has no native worker"
fi
echo "a pack with the package: $tags"

mkdir -p "$work/library" && cd "$work/library"
cat > library.csproj <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="TagTasks.Inference" Version="$version" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using TagTasks.Inference;

using var tagger = Tagger.Load();
var result = tagger.Suggest(new TaggingInput { Readme = File.ReadAllText(args[0]) });
Console.WriteLine(string.Join(' ', result.Tags));
CS
dotnet build -o out --source "$feed" --source "$source" -v quiet
answer=$(dotnet out/library.dll "$empty/README.md")
[ "$answer" = "ai chat" ] || fail "the library answered $answer"
echo "the library: $answer"
