package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.plant.PlantedBundle;
import dev.lockstep.forensics.plant.Planter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The hot loop against its slow reference: the same log with and without it gives the same sources. */
class KnownLinesTest {
  private static final EventRules RULES = EventRuleFile.shipped();

  /** How much is remembered from one line to the next. */
  private enum Memory { RUNS, PREFIX, NONE }

  private static String told(byte[] log, Memory memory, EventRules rules) throws IOException {
    LogReader reader = new LogReader("bot.log", rules);
    LogHead head = LogHead.of(log, Math.min(log.length, 1 << 16));
    java.time.ZoneId zone = head.zone() == null ? ZoneOffset.UTC : head.zone();
    long day = Math.max(0, head.anchorDay());
    Peeler peeler = new Peeler(new ClockReader(zone, day), new ClockReader(zone, day));
    reader.begin("bot.log", peeler);
    LineScanner scanner = new LineScanner();
    scanner.scan(new ByteArrayInputStream(log), memory == Memory.RUNS ? reader : single(reader, memory == Memory.NONE ? peeler : null));
    reader.end();
    StringBuilder out = new StringBuilder();
    for (LogSource source : reader.finish()) out.append(told(source));
    return out + " " + reader.matchedLines() + " " + reader.matchedBytes() + " " + reader.linesTimed() + " " + scanner.lines();
  }

  /** Takes lines one by one, each as if it were the first where a peeler is given. */
  private static LineScanner.Sink single(LogReader reader, Peeler forgets) {
    return new LineScanner.Sink() {
      @Override
      public void line(byte[] bytes, int from, int to, long number, boolean cut) {
        if (forgets != null) forgets.prefix().forget();
        reader.line(bytes, from, to, number, cut);
      }

      @Override
      public void bufferMoves() {
        reader.bufferMoves();
      }
    };
  }

  private static String told(LogSource source) {
    StringBuilder out = new StringBuilder(source.name()).append(source.ruleCounts()).append(source.frozenPrices()).append(source.badPrices())
        .append(source.timeSteps()).append(source.restarts()).append(source.loss()).append(source.extract()).append('\n').append(rhythm(source.all()));
    for (Map.Entry<EventKind, Rhythm> kind : source.rhythms().entrySet()) out.append(kind.getKey()).append(rhythm(kind.getValue()));
    for (LogEvent e : source.events()) {
      out.append(e.kind()).append(e.rule()).append(e.timeNanos()).append(' ').append(e.line()).append(e.text());
      for (EventRule rule : RULES.rules()) if (rule.name().equals(e.rule())) for (String field : rule.fieldNames()) out.append(' ').append(e.get(field));
      out.append('\n');
    }
    return out.toString();
  }

  private static String rhythm(Rhythm r) {
    return r.count() + " " + r.firstNanos() + " " + r.lastNanos() + " " + r.lastLine() + " " + r.gaps().count() + " " + r.gaps().quantile(0.99)
        + " " + r.silences() + "\n";
  }

  /** The same lines with parts of seconds, of one to nine digits. */
  private static String fractions(String text, long seed) {
    Random random = new Random(seed);
    int digits = 1 + (int) (seed % 9);
    return java.util.regex.Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)(?= )").matcher(text)
        .replaceAll(m -> m.group(1) + (seed % 2 == 0 ? "." : ",") + Long.toString(1_000_000_000L + random.nextInt(1_000_000_000)).substring(1, 1 + digits));
  }

  /** What a container runtime, or syslog, puts before each line. */
  private enum Runtime { DOCKER, DOCKER_WITHOUT_STAMPS, CRI, CRI_WITHOUT_STAMPS, SYSLOG_WITHOUT_STAMPS }

  /** A log as a runtime prints it: a stamp for every line, now and then a partial line, another stream, a bad stamp or a payload with a layer of its own. */
  private static byte[] wrapped(String text, Runtime runtime, long seed) {
    Random random = new Random(seed);
    long nanos = 1_761_000_000_000_000_000L + random.nextInt(1_000_000_000);
    StringBuilder out = new StringBuilder();
    String[] odd = {"12:00:01 x", "2025/10/20 22:40:00 x", "svc-1  | x", "Oct 20 22:40:00 host app[1]: x", "a/b.log:x", "[2025/10/20 22:40:00] x", "[Oct 20 22:40:00] x",
        "<13>x", "{\"msg\":\"x\"}", " x", "a", "", "svc |", "1761000000 x", "bot.log:3:x", "\u00e9t\u00e9",
        "level=info msg=\"x\" time=2025-10-20T22:40:00Z", "level=info px=1", "[pod/a/b] x", "12:2025/10/20 22:40:00 x", "bot.log-2025/10/20 22:40:00 x"};
    for (String line : text.split("\n")) {
      nanos += random.nextInt(random.nextInt(40) == 0 ? 2_000_000_000 : 300_000_000);
      String payload = runtime.name().endsWith("STAMPS") ? line.replaceFirst("^[0-9]{4}/[0-9/]+ [0-9:]+ ", "") : line;
      if (random.nextInt(30) == 0) payload = odd[random.nextInt(odd.length)];
      String stamp = java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", java.util.Locale.ROOT).withZone(ZoneOffset.UTC)
          .format(java.time.Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000));
      int bad = random.nextInt(300);
      if (bad < 6) stamp = new String[] {stamp.replace(':', '.'), stamp.substring(0, 28) + "Z", stamp.replace('Z', 'z'), stamp.substring(0, 17) + "60" + stamp.substring(19),
          stamp.substring(0, 21) + ":" + stamp.substring(22), stamp.substring(0, 17) + "7" + stamp.substring(18)}[bad];
      String stream = " " + (random.nextInt(9) == 0 ? "stderr" : "stdout") + (random.nextInt(25) == 0 ? " P " : " F ");
      if (runtime == Runtime.SYSLOG_WITHOUT_STAMPS) out.append("Oct 20 22:").append(stamp, 14, 19).append(" host app[7]: ");
      else out.append(stamp).append(runtime.name().startsWith("CRI") ? stream : " ");
      out.append(payload).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void same(byte[] log, String what) throws IOException {
    same(log, what, RULES);
  }

  private static void same(byte[] log, String what, EventRules rules) throws IOException {
    String single = told(log, Memory.PREFIX, rules);
    assertThat(told(log, Memory.RUNS, rules)).as(what).isEqualTo(single);
    assertThat(single).as(what + ", without a memory").isEqualTo(told(log, Memory.NONE, rules));
  }

  private static String word(Random random, int repeats) {
    String[] parts = {"aaaa", "aaaaaaaa", "bbbb", "ab", "b", "cccccccc", "a"};
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < repeats; i++) word.append(parts[random.nextInt(parts.length)]);
    return word.toString();
  }

  /** Rules whose beginnings agree in eight, sixteen and more bytes, and lines that begin like them, nearly or not at all. */
  @Test
  void rulesThatBeginAlikeAreToldApart() throws Exception {
    for (int round = 0; round < 300; round++) {
      Random random = new Random(round);
      StringBuilder yaml = new StringBuilder("schema: lockstep.event-rules/1\nbot: b\nrules:\n");
      String text = "";
      for (int i = 0; i < 8; i++) {
        String how = i == 7 && round % 3 == 0 ? "contains" : "starts";
        // Every other text goes on where the one before ended.
        text = i % 2 == 1 ? text + word(random, 1 + random.nextInt(2)) : "abba" + word(random, 1 + random.nextInt(4));
        String more = round % 5 == 4 && i == 3 ? ", requires: [\"b\"]" : "";
        yaml.append("  - {name: r").append(i).append(", kind: order-ended, ").append(how).append(": [\"").append(text).append("\"]")
            .append(more).append(", fields: {id: \"=\"}}\n");
      }
      StringBuilder log = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        log.append(String.format(java.util.Locale.ROOT, "2025/10/20 22:%02d:%02d ", i / 60, i % 60)).append(random.nextInt(5) == 0 ? "" : "abba").append(word(random, random.nextInt(6)))
            .append(random.nextInt(3) == 0 ? "" : "xyz").append(random.nextInt(4) == 0 ? " =1" : "").append('\n');
      }
      same(log.toString().getBytes(StandardCharsets.UTF_8), "round " + round, EventRuleFile.parse("r.yaml", yaml.toString()));
    }
  }

  @Test
  void everyPlantedLogReadsTheSame() throws IOException {
    for (long seed = 0; seed < Planter.ROUND; seed++) {
      PlantedBundle bundle = Planter.bundle(seed);
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        if (!file.getKey().contains("log") && !file.getKey().contains("jsonl")) continue;
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        same(file.getValue(), "seed " + seed + " " + file.getKey());
        same(fractions(text, seed).getBytes(StandardCharsets.UTF_8), "fractions, seed " + seed);
        same(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "CRLF, seed " + seed);
        same(text.replaceAll("(?m)^", "bot-1  | ").getBytes(StandardCharsets.UTF_8), "compose, seed " + seed);
        same(text.replaceAll("(?m)^", "2025-01-01T00:00:00.123456789Z ").getBytes(StandardCharsets.UTF_8), "docker, seed " + seed);
        for (Runtime runtime : Runtime.values()) same(wrapped(text, runtime, seed), runtime + ", seed " + seed);
      }
    }
  }

  /** Logs long enough for kinds to fall into step, and lines taken out, doubled and moved in time so that they break it. */
  @Test
  void longLogsWhoseKindsBreakStepReadTheSame() throws IOException {
    java.io.ByteArrayOutputStream log = new java.io.ByteArrayOutputStream();
    dev.lockstep.forensics.plant.BigLog.write(log, 3_000_000, 5);
    String[] lines = log.toString(StandardCharsets.UTF_8).split("\n");
    for (int round = 0; round < 12; round++) {
      Random random = new Random(round);
      int odds = 1 << 4 + round % 6;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.length; i++) {
        int what = random.nextInt(odds * 8);
        if (what == 0) i += random.nextInt(200);
        else if (what == 1) text.append(lines[i]).append('\n');
        else if (what == 2) text.append(lines[i], 0, 9).append("2025/10/2").append(random.nextInt(10)).append(lines[i], 19, lines[i].length()).append('\n');
        else if (what > 3) text.append(lines[i]).append('\n');
        if (what == 4) text.append(lines[i].replace(" px=", " px=NaN")).append('\n');
      }
      same(text.toString().getBytes(StandardCharsets.UTF_8), "round " + round);
    }
  }

  /** Lines spoilt at random places, cut, doubled and swapped: whatever comes, the two ways agree. */
  @Test
  void spoiltLogsReadTheSame() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      byte[] log = Planter.bundle(random.nextInt(Planter.ROUND)).files().values().iterator().next().clone();
      String marks = "\n\r {|[0:Z\0\u0009T9";
      for (int i = 0; i < 40; i++) log[random.nextInt(log.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
      for (int i = random.nextInt(6); i > 0; i--) {
        int at = random.nextInt(log.length);
        Arrays.fill(log, at, Math.min(log.length, at + 1 + random.nextInt(100)), (byte) 0);
      }
      same(log, "round " + round);
    }
  }

  /** A line's end is expected where the last line that began alike had it: whatever stands before it must be seen all the same. */
  @Test
  void aNewlineWithinALineOfTheUsualLengthIsSeen() throws IOException {
    String line = "2025/10/14 03:00:00 [TICK] px=113436.28 lastClose(before-step)=113436.28\n";
    for (String prefix : List.of("", "bot-1  | ")) {
      byte[] lines = (prefix + line).repeat(12).getBytes(StandardCharsets.UTF_8);
      int length = lines.length / 12;
      for (int at = 0; at < length; at++) {
        for (char mark : "\n\r\t\0\u008b".toCharArray()) {
          byte[] log = lines.clone();
          log[8 * length + at] = (byte) mark;
          same(log, "byte " + (int) mark + " at " + at);
        }
      }
    }
  }

  /** What a power cut leaves: a line's beginning, a block of zero bytes, and behind it the first line of the process that came up. */
  @Test
  void blocksOfZeroBytesAreTakenOutOfTheirLines() throws IOException {
    String before = "2025/10/14 03:00:00 [TICK] px=113436.28 lastClose(before-step)=113436.28\n".repeat(40);
    String torn = "2025/10/14 03:00:03 [TICK] px=1134";
    String after = before.replace("03:00:00", "03:05:00");
    for (int zeros : new int[] {32, 33, 63, 4096, 200_000}) {
      byte[] log = (before + torn + "\0".repeat(zeros) + after).getBytes(StandardCharsets.UTF_8);
      same(log, zeros + " zero bytes");
      LogSource source = new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of("bot.log", log))).sources().get(0);
      assertThat(source.loss().nulBytes()).isEqualTo(zeros);
      assertThat(source.rhythm(EventKind.HEARTBEAT).count()).isEqualTo(81);
    }
    byte[] few = (before + torn + "\0".repeat(31) + "28\n" + after).getBytes(StandardCharsets.UTF_8);
    same(few, "31 zero bytes");
    assertThat(new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of("bot.log", few))).sources().get(0).loss().nulBytes()).isZero();
  }
}
