#!/bin/sh
# Measures `forensics logs` on a planted log of a gigabyte, whole process, one pinned core, with grep -cE beside it in the same run.
# usage: forensics/scripts/bench-logs.sh [BYTES] [RUNS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
bytes=${1:-1000000000}
runs=${2:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
log=$work/bot.log
classes=$(ls "$root"/cli/target/lockstep-cli-*.jar | head -1)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$classes" forensics plant "$work" --bytes "$bytes" \
  || { echo "build first: mvn -q package -DskipTests" >&2; exit 1; }
size=$(wc -c < "$log")
pin=$(command -v taskset >/dev/null && echo "taskset -c 1" || true)
seconds() { # prints wall seconds and peak MB of a command
  python3 - "$@" <<'P'
import resource, subprocess, sys, time
t = time.time(); subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); d = time.time() - t
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.3f %.0f %.3f" % (d, u.ru_maxrss / 1024, u.ru_utime + u.ru_stime))
P
}
report() { name=$1; shift; set -- $(seconds $pin "$@"); awk -v n="$name" -v s="$size" -v d="$1" -v m="$2" -v c="$3" 'BEGIN{printf "%-34s %6.2f s wall, %6.2f s cpu, %5.2f GB/s (cpu), %4d MB\n", n, d, c, s/c/1e9, m}'; }
echo "$size bytes, $(uptime)"
cat "$log" > /dev/null
i=0
while [ $i -lt "$runs" ]; do
  report "lockstep forensics logs (cold)" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=4 -Xshare:auto -jar "$classes" forensics logs --fail-on never --no-progress "$log"
  report "grep -cE, five alternatives" grep -cE 'postonly\.(place|reprice|timeout)|OPEN-PENDING|EXIT |tp\.filled|step\.start' "$log"
  i=$((i + 1))
done
gzip -1 -k "$log"
report "lockstep on the .gz" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -jar "$classes" forensics logs --fail-on never --no-progress "$log.gz"
report "gzip -dc" gzip -dc "$log.gz"
