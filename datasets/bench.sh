#!/usr/bin/env bash
# How fast recordings are imported: `lockstep datasets check FOLDER` as a whole cold process, on one pinned core and on all, beside
# `gzip -dc` of the same files in the same round. Usage: datasets/bench.sh FOLDER [ROUNDS]
set -euo pipefail
folder=${1:?usage: datasets/bench.sh FOLDER [ROUNDS]}
rounds=${2:-5}
cd "$(dirname "$0")/.."
./lockstep --version >/dev/null
bytes=$(gzip -dc "$folder"/*.gz | wc -c)

# Wall and processor seconds of a command.
seconds() {
  local TIMEFORMAT='%R %U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

for ((round = 0; round < rounds; round++)); do
  printf 'gzip %s\n' "$(seconds sh -c "gzip -dc '$folder'/*.gz")"
  printf 'pinned %s\n' "$(seconds taskset -c 0 ./lockstep datasets check --quiet "$folder")"
  printf 'all %s\n' "$(seconds ./lockstep datasets check --quiet "$folder")"
done | sort -k1,1 -k2,2n | awk -v bytes="$bytes" '
  function flush(  middle) {
    if (n == 0) return
    middle = int((n + 1) / 2)
    printf "%-8s median of %d: wall %.2f s (%.0f MB/s), processor %.2f s (%.0f MB/s)\n",
      what, n, wall[middle], bytes / wall[middle] / 1e6, cpu[middle], bytes / cpu[middle] / 1e6
    n = 0
  }
  $1 != what { flush(); what = $1 }
  { wall[++n] = $2; cpu[n] = $3 }
  END { flush() }'
