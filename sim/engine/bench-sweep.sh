#!/usr/bin/env bash
# usage: sim/engine/bench-sweep.sh POLYMARKET_DIR
# What 64, 1,000 and 10,000 points cost beside one backtest of the same windows (warm, imported tapes, one thread), then the whole cold
# command with 10,000 points over the recordings, JSON import included, with its peak resident memory. POLYMARKET_DIR holds windows/ and
# windows.csv. ROUNDS=9 rounds of each, the median is printed.
set -euo pipefail
[ $# -eq 1 ] && [ -d "$1/windows" ] || { echo "usage: sim/engine/bench-sweep.sh POLYMARKET_DIR   (a folder with windows/ and windows.csv)" >&2; exit 2; }
data=$(cd -- "$1" && pwd -P)
home=$(cd -- "$(dirname -- "$0")/../.." && pwd -P)
lockstep=${LOCKSTEP:-$home/lockstep}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$lockstep" datasets import "$data/windows" --outcomes "$data/windows.csv" --complete-only --out "$work/tapes" --no-progress --quiet >/dev/null 2>&1 || true
(cd "$home" && mvn -q -B -ntp package dependency:build-classpath -pl sim/engine -am -DskipTests -Dmdep.outputFile=target/bench-classpath >/dev/null)
classes=$home/sim/engine/target/test-classes:$home/sim/engine/target/classes:$home/datasets/target/classes:$home/sim/bot/target/classes
libraries=$(cat "$home/sim/engine/target/bench-classpath")
echo "processors $(nproc), load $(cut -d' ' -f1-3 /proc/loadavg), $(java -version 2>&1 | head -n 1)"
java -XX:+UseSerialGC -Drounds="${ROUNDS:-9}" -cp "$classes:$libraries" dev.lockstep.engine.sweep.SweepBench "$work/tapes"
echo "cold command: 10,000 points, complete windows, import of JSON included"
for round in 1 2 3; do
  /usr/bin/time -f "round $round: %e s wall, %U s user, %M kB resident at most" "$lockstep" sweep "$data/windows" --outcomes "$data/windows.csv" \
    --set entry.mode=assume --no-progress --vary exits.hard-stop.trigger=0.301:0.800:0.005 --vary exits.danger.opponent-ask=0.101:0.600:0.005 \
    2>&1 >"$work/out" | grep '^round'
  sed -n 2p "$work/out"
done
