#!/bin/sh
# The engine beside SimPy on workload w2, alternating, contacts per CPU second; the last line is the ratio of the medians.
# Needs Debian's python3-simpy3. Usage: bench/engine.sh [pairs]
set -eu
cd "$(dirname "$0")/.."
pairs=${1:-3}
workload=tests/Validation/workloads/w2.workload.json
dotnet build bench/Engine -v q -nodeReuse:false >&2
engine=
simpy=
for pair in $(seq "$pairs"); do
  engine="$engine $(dotnet bench/Engine/bin/Release/net10.0/engine-bench.dll "$workload" 3 20)"
  simpy="$simpy $(/usr/bin/python3 bench/peers/simpy_w2.py "$workload" 1)"
done
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
# shellcheck disable=SC2086
ours=$(median $engine)
# shellcheck disable=SC2086
theirs=$(median $simpy)
echo "engine $ours, SimPy $theirs contacts per CPU second: $(awk "BEGIN { printf \"%.1f\", $ours / $theirs }") times"
