#!/usr/bin/env bash
# Whole-process speed of `forensics threads`, as a user starts it: ./lockstep on one pinned core, warm cache, verdicts included, with
# `grep -c` as a baseline in the same run.
# usage: forensics/bench.sh [THREADS] [RUNS] [MANY]      (needs bash, taskset, a JDK)
# MANY: a stream of so many Java threads with different names is read from standard input as well, for instance 10000000 (11 GB, a minute).
set -euo pipefail
cd "$(dirname "$0")/.."
threads=${1:-500000}
runs=${2:-5}
many=${3:-0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./lockstep --version
javac -d "$work" forensics/bench/DumpGenerator.java
java -cp "$work" DumpGenerator "$work/go.txt" "$threads" 1
java -cp "$work" DumpGenerator "$work/java.txt" "$threads" 1 java
java -cp "$work" DumpGenerator "$work/100k.txt" 100000 2
for form in json python pyspy; do java -cp "$work" DumpGenerator "$work/$form.txt" $((threads * 3 / 5)) 1 "$form"; done
cat "$work"/*.txt > /dev/null
uptime
# The output goes to a file: grep stops at the first match where it goes to /dev/null.
seconds() { # seconds NAME FILE COMMAND...: wall, CPU, MB/s by both
  local name=$1 file=$2; shift 2
  local bytes; bytes=$(stat -c %s "$file")
  taskset -c "${BENCH_CORE:-0}" /usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@" > '"$work"'/out 2>&1 || true' _ "$@" 2>&1 | tail -1 |
    awk -v name="$name" -v bytes="$bytes" '{cpu=$2+$3; printf "%-28s %8.0f MB  wall %6.2f s  cpu %6.2f s  %6.0f MB/s wall  %6.0f MB/s cpu\n", name, bytes/1e6, $1, cpu, bytes/1e6/$1, bytes/1e6/cpu}'
}
for _ in $(seq "$runs"); do
  seconds "grep -c goroutine" "$work/go.txt" grep -c '^goroutine ' "$work/go.txt"
  seconds "forensics threads, Go" "$work/go.txt" ./lockstep forensics threads --no-groups "$work/go.txt"
  seconds "forensics threads, Java" "$work/java.txt" ./lockstep forensics threads --no-groups "$work/java.txt"
  seconds "100,000 goroutines" "$work/100k.txt" ./lockstep forensics threads "$work/100k.txt"
  for form in json python pyspy; do seconds "forensics threads, $form" "$work/$form.txt" ./lockstep forensics threads --no-groups "$work/$form.txt"; done
done
peak() { # peak NAME PID: waits for the process and prints its peak resident memory
  local most=0 now
  while kill -0 "$2" 2>/dev/null; do
    now=$(awk '/VmHWM/{print $2}' "/proc/$2/status" 2>/dev/null || echo 0); [ "${now:-0}" -gt "$most" ] && most=$now; sleep 0.05
  done
  echo "$1: peak resident $((most / 1024)) MB"
}
./lockstep forensics threads "$work/100k.txt" > /dev/null 2>&1 & peak "100,000 goroutines" $!
if [ "$many" -gt 0 ]; then
  mkfifo "$work/stream"
  java -cp "$work" DumpGenerator - "$many" 3 java > "$work/stream" &
  TIMEFORMAT="$many threads: %R s wall"
  time {
    LOCKSTEP_JAVA_OPTS=-Xmx512m ./lockstep forensics threads --no-groups - < "$work/stream" > "$work/many" 2>&1 & peak "$many threads at -Xmx512m" $!
  }
  grep -E 'dump, |beyond' "$work/many"
fi
