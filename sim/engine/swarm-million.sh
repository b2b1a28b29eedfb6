#!/usr/bin/env bash
# Runs half a million windows in blocks of 50,000 and writes a line for each block, with its hash; blocks that have a line already are skipped, so it can be
# stopped and started again. With spot-v3 and v1.62 it is the million. A block that breaks an invariant gets its line too, and is printed.
# usage: sim/engine/swarm-million.sh RELEASE FILE [FIRST_BLOCK LAST_BLOCK] [OPTION of swarm ...]
# LOCKSTEP names the command to run (default: the launcher of this folder); a line names the commit that it says it was built from.
set -euo pipefail
release=$1 file=$2 first=${3:-0} last=${4:-9}
shift $(($# < 4 ? $# : 4))
lockstep=${LOCKSTEP:-$(dirname "$0")/../../lockstep}
size=50000
touch "$file"
for block in $(seq "$first" "$last"); do
  seeds="$((block * size + 1))..$(((block + 1) * size))"
  grep -q "^$seeds " "$file" && continue
  code=0
  out=$($lockstep swarm --seeds "$seeds" --release "$release" --no-progress "$@") || code=$?
  commit=$(sed -n 's/.*commit //p' <<<"$out" | head -1)
  figures=$(sed -n '2p' <<<"$out")
  echo "$seeds $release $commit: $figures; exit $code" >>"$file"
  [ "$code" = 0 ] || echo "$out"
done
