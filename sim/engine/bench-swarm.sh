#!/usr/bin/env bash
# Measures the swarm: warm, on one thread by processor time; then the whole command, cold, on one thread and on all. usage: sim/engine/bench-swarm.sh [WINDOWS]
set -euo pipefail
cd "$(dirname "$0")/../.."
windows=${1:-4000}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -q -B -ntp package dependency:build-classpath -pl cli -am -DskipTests -Dmdep.outputFile=target/bench-classpath
path=sim/engine/target/test-classes:cli/target/classes:$(cat cli/target/bench-classpath)

"$java" -version 2>&1 | head -1
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown), $(nproc 2>/dev/null || echo '?') processors"
for release in spot-v3 v1.62; do
  "$java" -XX:+UseSerialGC -cp "$path" dev.lockstep.engine.bench.SwarmSpeed "$release" $((windows / 500))
  for jobs in 1 "$(nproc)"; do
    TIMEFORMAT="$release, $windows windows, --jobs $jobs, cold: %R s, processor %U s"
    time "$java" -XX:+UseSerialGC -cp "$path" dev.lockstep.cli.Main swarm --seeds "1..$windows" --release "$release" --jobs "$jobs" >/dev/null
  done
done
