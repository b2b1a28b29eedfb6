#!/usr/bin/env bash
# Runs a million windows in blocks of 10,000 and writes a line for each block; blocks that have a line already are skipped, so it can be stopped
# and started again. Stops at a block that breaks an invariant, after its line. usage: sim/engine/swarm-million.sh RELEASE FILE [FIRST_BLOCK LAST_BLOCK]
# LOCKSTEP names the command to run (default: the launcher of this folder); a line names the commit that it says it was built from.
set -euo pipefail
release=$1 file=$2 first=${3:-0} last=${4:-99}
lockstep=${LOCKSTEP:-$(dirname "$0")/../../lockstep}
touch "$file"
for block in $(seq "$first" "$last"); do
  seeds="$((block * 10000 + 1))..$(((block + 1) * 10000))"
  grep -q "^$seeds " "$file" && continue
  code=0
  out=$($lockstep swarm --seeds "$seeds" --release "$release" --no-progress) || code=$?
  commit=$(sed -n 's/.*commit //p' <<<"$out" | head -1)
  figures=$(sed -n '2p' <<<"$out")
  echo "$seeds $release $commit: $figures; exit $code" >>"$file"
  if [ "$code" = 3 ]; then # listed below; the other blocks run all the same
    echo "$out"
    :
  fi
done
