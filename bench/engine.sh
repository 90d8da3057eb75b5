#!/bin/sh
# The engine on workload w2, beside the twin in ordinary C# and SimPy, in alternating rounds; contacts per CPU second, and the ratios of the medians.
# Needs Debian's python3-simpy3. Usage: bench/engine.sh [rounds]
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-5}
workload=tests/Validation/workloads/w2.workload.json
dotnet build bench/Engine -v q -nodeReuse:false >&2
run() { dotnet bench/Engine/bin/Release/net10.0/engine-bench.dll "$workload" "$@" 2>>/tmp/engine-bench.log; }
engine= ordinary= everything= full= simpy= one= two=
for round in $(seq "$rounds"); do
  engine="$engine $(run 3 40 1 plain)"
  simpy="$simpy $(/usr/bin/python3 bench/peers/simpy_w2.py "$workload" 1)"
  ordinary="$ordinary $(run 2 10 1 ordinary)"
  everything="$everything $(run 3 10 1 everything)"
  full="$full $(run 3 10 1 full)"
  one="$one $(run 3 100 1 wall)"
  two="$two $(run 3 100 2 wall)"
done
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
# shellcheck disable=SC2086
e=$(median $engine); o=$(median $ordinary); v=$(median $everything); f=$(median $full); s=$(median $simpy); a=$(median $one); b=$(median $two)
echo "SimPy                        $s"
echo "ordinary C#, PriorityQueue   $o  $(ratio "$o" "$s") times SimPy"
echo "engine, plain loop           $e  $(ratio "$e" "$s") times SimPy, $(ratio "$e" "$o") times ordinary C#"
echo "engine, full loop            $f  $(ratio "$f" "$s") times SimPy"
echo "everything switched on       $v  $(ratio "$v" "$s") times SimPy on plain w2"
echo "two threads against one      $b against $a contacts per second: $(ratio "$b" "$a") times"
