#!/usr/bin/env bash
# Whole-process speed of `forensics threads` on one pinned core, warm cache, verdicts included, with `grep -c` as a baseline in the same run.
# usage: forensics/bench.sh [GOROUTINES] [RUNS]      (after mvn package; needs bash, taskset, a JDK)
set -euo pipefail
cd "$(dirname "$0")/.."
goroutines=${1:-500000}
runs=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
class_path() {
  for module in cli forensics datasets reports sim/bot sim/engine; do printf '%s:' "$module/target/classes"; done
  mvn -q -o dependency:build-classpath -pl cli -am -Dmdep.outputFile=/dev/stdout 2>/dev/null | tail -1
}
cp=${LOCKSTEP_CLASSPATH:-$(class_path)}
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" forensics/bench/DumpGenerator.java "$work/large.txt" "$goroutines" 1
"$java" forensics/bench/DumpGenerator.java "$work/100k.txt" 100000 2
cat "$work"/*.txt > /dev/null
seconds() { # seconds NAME FILE COMMAND...: wall, CPU, MB/s by both, peak memory
  local name=$1 file=$2; shift 2
  local bytes; bytes=$(stat -c %s "$file")
  for _ in $(seq "$runs"); do
    taskset -c "${BENCH_CORE:-0}" /usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null 2>&1 || true' _ "$@" 2>&1 | tail -1 |
      awk -v name="$name" -v bytes="$bytes" '{cpu=$2+$3; printf "%-28s %8.0f MB  wall %6.2f s  cpu %6.2f s  %6.0f MB/s wall  %6.0f MB/s cpu\n", name, bytes/1e6, $1, cpu, bytes/1e6/$1, bytes/1e6/cpu}'
  done
}
options=(-XX:+UseSerialGC -Xshare:auto)
main=dev.lockstep.cli.Main
seconds "grep -c goroutine" "$work/large.txt" grep -c '^goroutine ' "$work/large.txt"
seconds "forensics threads" "$work/large.txt" "$java" "${options[@]}" -Xmx1g -cp "$cp" $main forensics threads --no-groups "$work/large.txt"
seconds "100,000 goroutines, -Xmx320m" "$work/100k.txt" "$java" "${options[@]}" -Xmx320m -cp "$cp" $main forensics threads "$work/100k.txt"
"$java" "${options[@]}" -Xmx320m -cp "$cp" $main forensics threads "$work/100k.txt" > /dev/null 2>&1 & pid=$!
peak=0
while kill -0 $pid 2>/dev/null; do
  now=$(awk '/VmHWM/{print $2}' /proc/$pid/status 2>/dev/null || echo 0); [ "${now:-0}" -gt "$peak" ] && peak=$now; sleep 0.05
done
echo "100,000 goroutines: peak resident $((peak / 1024)) MB"
