#!/usr/bin/env bash
# Mutates parts of the bots one change at a time (PIT's default mutators), with 100 windows of the swarm of each bot as the only test, and prints what survived.
# usage: sim/engine/mutation.sh [CLASS ...]   (default: the classes that swarm/mutation.txt judges)
set -euo pipefail
cd "$(dirname "$0")/../.."
bot=dev.lockstep.bot
classes=${*:-$bot.entry.MakerFirstEntry $bot.execution.ExecutionQueue* $bot.connection.ConnectionSupervisor* $bot.guard.Drain $bot.guard.ShutdownGate $bot.guard.KillSwitch
  $bot.guarded.GuardedBroker $bot.guarded.OrderLedger $bot.state.AtomicStateStore $bot.position.LotLedger}
mvn -q -B -ntp -Pmutation -pl sim/engine -am test -Dtest=NoTest -Dsurefire.failIfNoSpecifiedTests=false -DargLine= \
  "-DtargetClasses=$(tr -s ' \n' ',' <<<"$classes" | sed 's/,$//')" | grep -E '^>> (Generated|Line)' || true
report=sim/engine/target/pit-reports/mutations.csv
echo "$(wc -l <"$report") mutants, $(cut -d, -f6 "$report" | sort | uniq -c | tr -s ' \n' ' ')"
grep -E ',(SURVIVED|NO_COVERAGE),' "$report" | sed 's/org.pitest.mutationtest.engine.gregor.mutators.//' | cut -d, -f2-6
