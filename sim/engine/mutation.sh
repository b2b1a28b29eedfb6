#!/usr/bin/env bash
# Mutates parts of the bots one change at a time (PIT's default mutators), with 100 windows of the swarm of each bot as the only test. What survives is looked
# at once more, with WINDOWS windows (default 2,000): by which seed it is killed, or how many windows end otherwise than without it.
# usage: [WINDOWS=n] sim/engine/mutation.sh [CLASS ...]   (default: the classes that swarm/mutation.txt judges)
set -euo pipefail
cd "$(dirname "$0")/../.."
bot=dev.lockstep.bot
classes=${*:-$bot.entry.MakerFirstEntry* $bot.execution.ExecutionQueue* $bot.connection.ConnectionSupervisor* $bot.guard.Drain $bot.guard.ShutdownGate
  $bot.guard.KillSwitch $bot.guarded.GuardedBroker $bot.guarded.OrderLedger* $bot.state.AtomicStateStore $bot.position.LotLedger}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
reports=sim/engine/target/pit-reports
rm -rf "$reports"
mvn -q -B -ntp -Pmutation -pl sim/engine -am test dependency:build-classpath -Dmdep.outputFile=target/mutation-classpath -Dmdep.includeScope=test \
  -Dtest=NoTest -Dsurefire.failIfNoSpecifiedTests=false -DargLine= "-DtargetClasses=$(tr -s ' \n' ',' <<<"$classes" | sed 's/,$//')" | grep -E '^>> (Generated|Line)' || true
echo "$(wc -l <"$reports/mutations.csv") mutants, $(cut -d, -f6 "$reports/mutations.csv" | sort | uniq -c | tr -s ' \n' ' ')"
grep -E ',(SURVIVED|NO_COVERAGE),' "$reports/mutations.csv" | sed 's/org.pitest.mutationtest.engine.gregor.mutators.//; s/returns\.//; s/Mutator,/,/; s/dev.lockstep.bot.//' \
  | cut -d, -f2-6 >"$reports/survivors"

printf 'Premain-Class: dev.lockstep.engine.scenario.MutantWindows\nCan-Redefine-Classes: true\n' >"$reports/manifest"
jar --create --file "$reports/agent.jar" --manifest "$reports/manifest"
path=sim/engine/target/test-classes:sim/engine/target/classes:$(cat sim/engine/target/mutation-classpath)
until "$java" -XX:+UseSerialGC -Xmx2g "-javaagent:$reports/agent.jar=$reports/export;${WINDOWS:-2000};$reports/second;$reports/survivors" -cp "$path" \
  dev.lockstep.engine.scenario.MutantWindows; do [ $? = 9 ] || exit 1; done
cat "$reports/second"
