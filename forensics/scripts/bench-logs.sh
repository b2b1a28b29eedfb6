#!/bin/sh
# Measures `lockstep forensics logs` on a planted log of a gigabyte: whole process, one pinned core, with
# grep -cE, and a loop that only copies the file and finds its newlines, beside it in the same run.
# usage: forensics/scripts/bench-logs.sh [BYTES] [RUNS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
bytes=${1:-1000000000}
runs=${2:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
"$root/lockstep" forensics plant "$work" --bytes "$bytes" >/dev/null
# The same lines behind a word that no shipped rule knows: every line has to be searched for the texts of the rules below.
sed 's/\(:[0-9][0-9]\) \([^ ]\)/\1 app: \2/' "$work/bot.log" > "$work/anywhere.log"
{
  echo 'schema: lockstep.event-rules/1'
  echo 'bot: anywhere'
  echo 'rules:'
  for text in postonly.place postonly.reprice postonly.timeout OPEN-PENDING tp.filled step.start; do
    echo "  - {name: any.$text, kind: other, contains: [\"$text\"]}"
  done
} > "$work/anywhere.yaml"
# A third of them as docker logs -t prints them: each line behind a stamp of its own, and the bot's own stamp after it.
head -n "$(($(wc -l < "$work/bot.log") / 3))" "$work/bot.log" | awk '{
  nanos = $3 $4 == last ? nanos + 1000 + NR * 7919 % 3000000 : NR * 104729 % 200000000; last = $3 $4
  day = $3; gsub("/", "-", day); printf "%sT%s.%09dZ %s\n", day, $4, nanos, substr($0, 10)
}' > "$work/docker.log"
gzip -1 -k "$work/bot.log"
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$work/bare" "$root/forensics/bench/BareScan.java"
cat > "$work/measure.py" <<'P'
import os, statistics, subprocess, sys, time
work, root, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
pin = ["taskset", "-c", "1"]
grep = r"postonly\.(place|reprice|timeout)|OPEN-PENDING|EXIT |tp\.filled|step\.start"
logs = [root + "/lockstep", "forensics", "logs", "--fail-on", "never", "--no-progress"]
bare = [os.path.join(os.environ.get("JAVA_HOME", ""), "bin/java") if os.environ.get("JAVA_HOME") else "java",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", work + "/bare", "BareScan"]
kinds = {
    "lockstep forensics logs, cold": ("bot.log", logs + [work + "/bot.log"]),
    "grep -cE, five alternatives": ("bot.log", ["grep", "-cE", grep, work + "/bot.log"]),
    "lockstep, patterns anywhere": ("anywhere.log", logs + ["--rules", work + "/anywhere.yaml", work + "/anywhere.log"]),
    "grep -cE on the same": ("anywhere.log", ["grep", "-cE", grep, work + "/anywhere.log"]),
    "lockstep, docker logs -t": ("docker.log", logs + [work + "/docker.log"]),
    "lockstep on the .gz": ("bot.log", logs + [work + "/bot.log.gz"]),
    "gzip -dc": ("bot.log", ["gzip", "-dc", work + "/bot.log.gz"]),
    "bare loop: copying the file": ("bot.log", bare + ["copy", work + "/bot.log"]),
    "bare loop: and finding newlines": ("bot.log", bare + ["lines", work + "/bot.log"]),
    "lockstep --version (start alone)": (None, [root + "/lockstep", "--version"]),
}
seen = {name: [] for name in kinds}
for _ in range(runs):
    for name, (file, command) in kinds.items():
        start = time.time()
        process = subprocess.Popen(pin + command, stdout=subprocess.PIPE)
        while process.stdout.read(1 << 20):
            pass
        _, _, usage = os.wait4(process.pid, 0)
        seen[name].append((time.time() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
print("medians of %d runs, load %.1f" % (runs, os.getloadavg()[0]))
for name, (file, _) in kinds.items():
    wall, cpu, rss = (statistics.median(row[i] for row in seen[name]) for i in range(3))
    rate = "" if file is None else "%5.2f GB/s (cpu)" % (os.path.getsize(work + "/" + file) / cpu / 1e9)
    print("%-34s %6.2f s wall %6.2f s cpu %4d MB  %s" % (name, wall, cpu, rss, rate))
P
cat "$work"/*.log "$work"/bot.log.gz > /dev/null
python3 "$work/measure.py" "$work" "$root" "$runs"
