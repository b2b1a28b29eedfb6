#!/usr/bin/env bash
# usage: reports/results.sh DATA_DIR
# Writes reports/RESULTS.md from what the program prints, and from nothing else. DATA_DIR holds polymarket-btc-5m and kalshi-btc-15m.
set -euo pipefail
[ $# -eq 1 ] && [ -d "$1/polymarket-btc-5m" ] && [ -d "$1/kalshi-btc-15m" ] || {
  echo "usage: reports/results.sh DATA_DIR   (a folder with polymarket-btc-5m and kalshi-btc-15m)" >&2
  exit 2
}
data=$(cd -- "$1" && pwd -P)
home=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
lockstep=${LOCKSTEP:-$home/lockstep}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
polymarket=("$data/polymarket-btc-5m/windows" --outcomes "$data/polymarket-btc-5m/windows.csv")
kalshi=("$data/kalshi-btc-15m" --outcomes "$data/kalshi-btc-15m/outcomes.json")
common=(--set entry.mode=assume --no-progress)

# compare NAME INPUT...: the program's rows, and its header line
compare() {
  name=$1
  shift
  "$lockstep" compare "$@" "${common[@]}" --format csv >"$work/$name.csv" 2>"$work/$name.err" || { cat "$work/$name.err" >&2; exit 1; }
  grep '^run ' "$work/$name.err" >"$work/$name.run"
}

# table NAME: those rows as a table; nothing is computed here but percent
table() {
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    NR == 2 {
      print "| windows | release | positions | false exits of winners (exact 95 %) | reversals caught | gross USD | net USD | beside v1.61, USD (paired bootstrap 95 %) | |"
      print "|---|---|---:|---|---:|---:|---:|---|---|"
    }
    function usd(x) { return x == "" ? "unknown" : sprintf("%.2f", x) }
    {
      rate = sprintf("%d of %d (%.1f-%.1f %%)", $at["falseExits"], $at["winners"], 100 * $at["falseExitRateLow95"], 100 * $at["falseExitRateHigh95"])
      if ($at["release"] == "v1.61") { beside = "-"; verdict = "" }
      else {
        beside = sprintf("%s: %s (%s to %s), %d windows differ", $at["differenceOf"], usd($at["differenceUsd"]), usd($at["differenceLow95Usd"]),
          usd($at["differenceHigh95Usd"]), $at["windowsDiffering"])
        verdict = $at["verdict"]
      }
      printf "| %s, %d | %s | %d | %s | %d of %d | %s | %s | %s | %s |\n", $at["part"], $at["windows"], $at["release"], $at["positions"], rate,
        $at["reversalsExited"], $at["reversals"], usd($at["grossPnlUsd"]), usd($at["pnlUsd"]), beside, verdict
    }' "$work/$1.csv"
}

# verdicts INPUT...: what verify says of each release, in one line
verdicts() {
  echo '| release | exit | verdict |'
  echo '|---|---:|---|'
  for release in v1.60 v1.61 v2 hold v1.60-shipped v1.61-shipped; do
    code=0
    "$lockstep" verify "$@" "${common[@]}" --release "$release" >"$work/verify.txt" 2>"$work/verify.err" || code=$?
    line=$(grep -E '^(PASS|FAIL|VACUOUS): ' "$work/verify.txt") || { cat "$work/verify.err" >&2; exit 1; }
    echo "| $release | $code | $line |"
  done
}

compare polymarket "${polymarket[@]}" --split 0.6
compare kalshi "${kalshi[@]}"
sweep=(--release v1.61 --vary exits.hard-stop.trigger=0.301:0.800:0.005 --vary exits.danger.opponent-ask=0.101:0.600:0.005)
"$lockstep" sweep "${polymarket[@]}" "${common[@]}" "${sweep[@]}" --split 0.6 --top 3 >"$work/sweep.txt" 2>"$work/sweep.err" || { cat "$work/sweep.err" >&2; exit 1; }

{
  echo '# Results'
  echo
  echo 'Written by `reports/results.sh DATA_DIR`; every number is from the output of `lockstep compare`, `verify` and `sweep`. Nothing is rounded in'
  echo 'favour of anyone, and no window was left out but those that the program skips as incomplete.'
  echo
  echo 'Positions are put on by `entry.mode=assume` (25 shares at the first confident ask), so that releases are judged by their exits alone. A false'
  echo 'exit is a winner that a tier sold below its settlement value; a reversal is a position whose side lost; caught means that a tier sold it.'
  echo '`hold` never sells. The 60 % of windows that come first in time are those that the numbers of `v2` were chosen on; the rest had no part in it.'
  echo
  echo '**With so few reversals most differences cannot be told, and the last column says so. An interval knows only the windows it was drawn'
  echo 'from; where fewer than six windows differ it is too narrow, and the verdict is "cannot tell" whatever it shows.**'
  echo
  echo 'Where there is no reversal holding cannot lose: a difference in favour of `hold` there says nothing of crashes.'
  echo
  echo '## Polymarket, five-minute windows (winners inferred from the last book)'
  echo
  echo "\`$(cat "$work/polymarket.run")\`"
  echo
  table polymarket
  echo
  echo '`lockstep verify` on the same windows (exit 3 failed, 6 too few winners to say so):'
  echo
  verdicts "${polymarket[@]}"
  echo
  echo '## Kalshi, fifteen-minute windows (official results; its fees are unknown, so gross)'
  echo
  echo "\`$(cat "$work/kalshi.run")\`"
  echo
  table kalshi
  echo
  echo '`lockstep verify` on the same windows:'
  echo
  verdicts "${kalshi[@]}"
  echo
  echo '## Sweep: 10,000 points in one call'
  echo
  echo '```'
  echo "lockstep sweep polymarket-btc-5m/windows --outcomes polymarket-btc-5m/windows.csv ${common[*]} ${sweep[*]} --split 0.6 --top 3"
  cat "$work/sweep.txt"
  echo '```'
} >"$work/RESULTS.md"
mv "$work/RESULTS.md" "$home/reports/RESULTS.md"
