#!/usr/bin/env bash
# Measures replay: a generated tape of each shape, cold whole processes and warm loops, each beside two baselines of the same run (a
# plain scan of the same rows, and the TreeMap reference books). Times are processor times (user + system), so that other work on the
# machine disturbs less. usage: sim/engine/bench.sh [ROWS]   from anywhere; jmh: sim/engine/bench.sh jmh
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${1:-10000000}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -q -B -ntp package dependency:build-classpath -pl sim/engine -am -DskipTests -Dmdep.outputFile=target/bench-classpath
libraries=$(cat sim/engine/target/bench-classpath)
classes=sim/engine/target/test-classes:sim/engine/target/classes:datasets/target/classes:sim/bot/target/classes
path=$classes:$libraries

if [ "${1:-}" = jmh ]; then exec "$java" -cp "$path" org.openjdk.jmh.Main 'dev.lockstep.engine.bench.*'; fi

folder=sim/engine/target/bench
mkdir -p "$folder"

# As users start it (see the launcher): classes come from one jar and an archive that is made once.
rm -rf "$folder/classes" "$folder"/bench.jar "$folder"/bench.jsa
mkdir -p "$folder/classes"
for from in ${classes//:/ }; do cp -r "$from/." "$folder/classes/"; done
(cd "$folder/classes" && "${java%java}jar" --create --file ../bench.jar .)
run() { "$java" -XX:+UseSerialGC -Xmx32m -XX:-UsePerfData "$@"; }
run -XX:ArchiveClassesAtExit="$folder/bench.jsa" -cp "$folder/bench.jar:$libraries" dev.lockstep.engine.bench.ReplayBench generate crypto 10000 "$folder/small.tape" >/dev/null 2>&1
for what in scan ladder treemap; do
  run -XX:ArchiveClassesAtExit="$folder/$what.jsa" -cp "$folder/bench.jar:$libraries" dev.lockstep.engine.bench.ReplayBench "$what" "$folder/small.tape" >/dev/null 2>&1
done
bench() { run -XX:SharedArchiveFile="$folder/$([ -f "$folder/$1.jsa" ] && echo "$1" || echo bench).jsa" -cp "$folder/bench.jar:$libraries" dev.lockstep.engine.bench.ReplayBench "$@"; }

# Processor seconds of one whole process, the least of five.
cold() {
  local best='' seconds
  for _ in 1 2 3 4 5; do
    seconds=$( { TIMEFORMAT='%U %S'; time bench "$1" "$2" >"$folder/last" 2>&1; } 2>&1 | awk '{ print $1 + $2 }')
    if [ -z "$best" ] || awk "BEGIN { exit !($seconds < $best) }"; then best=$seconds; fi
  done
  echo "$best"
}

"$java" -version 2>&1 | head -1
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown), $(nproc 2>/dev/null || echo '?') processors, $rows rows"
for shape in crypto window; do
  tape=$folder/$shape-$rows.tape
  [ -f "$tape" ] || bench generate "$shape" "$rows" "$tape"
  echo "== $shape"
  for what in scan ladder; do
    declare "$what=$(cold "$what" "$tape")"
    awk "BEGIN { printf \"cold process, %-7s %.2f s, %.1f Mrows/s   %s\n\", \"$what\", ${!what}, $rows / ${!what} / 1e6, \"$(sed 's/.*peak/peak/' "$folder/last")\" }"
  done
  awk "BEGIN { printf \"cold replay takes %.2f times the cold scan\n\", $ladder / $scan }"
  bench scan "$tape" 11
  bench ladder "$tape" 11
  bench treemap "$tape" 3
done
