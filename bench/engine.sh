#!/bin/sh
# Every figure of the engine side by side in one run: progress to standard error, the table to standard output, all figures as JSON to a file (bench/results/engine.json, which git ignores). bench/README.md says what each
# figure is. Wants Debian's python3-simpy3 for the comparison with SimPy. Usage: bench/engine.sh [rounds] [file]
set -eu
cd "$(dirname "$0")/.."
dotnet build bench/Engine -v q -nodeReuse:false >&2
exec dotnet bench/Engine/bin/Release/net10.0/engine-bench.dll record tests/Validation/workloads/w2.workload.json "${1:-5}" "${2:-bench/results/engine.json}"
