package dev.lockstep.forensics.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.incident.Incident;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.IncidentFiles;
import dev.lockstep.forensics.incident.IncidentReader;
import dev.lockstep.forensics.log.EventRuleFile;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.text.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eighteen hostile inputs of the reliability notes (U1 to U18), each with a bound on memory or a property that must hold. */
class HostileLogTest {
  private static final String GOOD = "2025/10/14 03:03:10 TRACE postonly.reprice side=SELL old_id=7 new_id=8 limit=1.5\n";
  private static final long MB = 1 << 20;
  /** A gibibyte where {@link HostileMemoryTest} asks for it. */
  private static final long LINE_MB = Long.getLong("lockstep.hostile.line", 256);
  private static final LogScan.Options OPTIONS = LogScan.Options.shipped();

  private static LogScan.Result scan(LogInput input) {
    return new LogScan(OPTIONS).scan(List.of(input));
  }

  private static LogScan.Result scan(byte[] bytes) {
    return scan(LogInput.of("bot.log", bytes));
  }

  private static LogScan.Result scan(String text) {
    return scan(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long reprices(LogScan.Result result) {
    return result.sources().stream().mapToLong(s -> s.of(EventKind.ORDER_REPRICED).size()).sum();
  }

  private static InputStream repeated(byte[] unit, long times) {
    return new InputStream() {
      private long left = unit.length * times;
      private int at;

      @Override
      public int read() {
        if (left == 0) return -1;
        left--;
        byte b = unit[at];
        at = at + 1 == unit.length ? 0 : at + 1;
        return b & 0xff;
      }

      @Override
      public int read(byte[] b, int off, int len) {
        if (left == 0) return -1;
        int n = (int) Math.min(len, left);
        for (int i = 0; i < n; i++) {
          b[off + i] = unit[at];
          at = at + 1 == unit.length ? 0 : at + 1;
        }
        left -= n;
        return n;
      }
    };
  }

  private static InputStream then(InputStream first, String text) {
    return new SequenceInputStream(first, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Allocations that stay reachable would show here; a leak of the input's size fails whatever the collector does. */
  private static long retained(Runnable work) {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    work.run();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory() - before;
  }

  @Test
  void u1AnEndlessLineIsCutAndTheNextOneIsRead() {
    LogInput input = new LogInput("bot.log", () -> then(repeated(new byte[] {'x'}, LINE_MB * MB), "\n" + GOOD));
    LogScan.Result[] result = new LogScan.Result[1];
    long kept = retained(() -> result[0] = scan(input));
    assertThat(reprices(result[0])).isEqualTo(1);
    assertThat(result[0].inputs().get(0).bytesUnreadable()).isEqualTo((LINE_MB - 1) * MB);
    assertThat(kept).isLessThan(32 * MB);
  }

  @Test
  void u2APackedBombStopsAtTheLimit() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[(int) MB];
      for (int i = 0; i < 200; i++) gzip.write(zeros);
    }
    LogScan.Options options = new LogScan.Options(EventRuleFile.shipped(), null, Map.of(), null, new ArtifactLimits(20 * MB, 1 << 20, 1));
    InputReport report = new LogScan(options).scan(List.of(LogInput.of("bomb.log", packed.toByteArray()))).inputs().get(0);
    assertThat(report.bytes()).isEqualTo(20 * MB);
    assertThat(report.problems().toString()).contains("the limit for one input");
  }

  @Test
  void u3ATruncatedGzipIsWholeOrFlaggedWhereverItIsCut() throws IOException {
    byte[] first = gzip(GOOD.repeat(3));
    byte[] second = gzip(GOOD.repeat(2));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(first);
    both.write(second);
    byte[] whole = both.toByteArray();
    assertThat(reprices(scan(LogInput.of("bot.log.gz", whole)))).isEqualTo(5);
    for (int cut = 20; cut < whole.length; cut++) {
      if (cut == first.length) continue;
      LogScan.Result result = scan(LogInput.of("bot.log.gz", java.util.Arrays.copyOf(whole, cut)));
      assertThat(result.inputs().get(0).problems()).as("cut at " + cut + " of " + whole.length + ", first member " + first.length).isNotEmpty();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void u4DeepNestingIsRefusedWithoutRecursion() {
    assertThat(reprices(scan("{\"a\":[".repeat(100_000) + "\n" + "[".repeat(500_000) + "\n" + GOOD))).isEqualTo(1);
    assertThat(StateReader.read("state.json", "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)).readable()).isFalse();
    assertThat(StateReader.read("state.json", "{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8)).readable()).isFalse();
  }

  @Test
  void u5HugeNumbersCostNothing() {
    String digits = "9".repeat(1_000_000);
    for (String number : List.of(digits, "1e100000000", "0x1p3", "1d", "NaN", "Infinity", " 1 ", "1e", "--1", "1.2.3")) {
      assertThat(Numbers.plain(number)).as(number.substring(0, Math.min(20, number.length()))).isNaN();
    }
    assertThat(reprices(scan("2025/10/14 03:03:09 TRACE postonly.filled order_id=1 price=1 baseFilled=" + digits + "\n" + GOOD))).isEqualTo(1);
    byte[] state = ("{\"EquityUSD\":1e999999999,\"BookBuy\":{\"lots\":[]},\"BookSell\":{\"lots\":[]}}").getBytes(StandardCharsets.UTF_8);
    CaseRules.findings(CaseFile.ofStates(List.of(StateReader.read("state.json", state))));
  }

  @Test
  void u6CollidingKeysAndManyIdsStayBounded() {
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 13; bit++) key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      keys.append('"').append(key).append("\":1,");
    }
    assertThat(reprices(scan(keys + "\"z\":1}\n" + GOOD))).isEqualTo(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300_000; i++) many.append("2025/10/14 03:03:10 TRACE postonly.timeout order_id=").append(i).append('\n');
    LogSource source = scan(many.toString()).sources().get(0);
    assertThat(source.events()).hasSizeLessThanOrEqualTo(60_000);
    assertThat(source.eventsDropped()).isEqualTo(240_000);
  }

  @Test
  void u7OwnPatternsRunInLinearTime() throws Exception {
    String yaml = "schema: lockstep.event-rules/1\nbot: own\nrules:\n  - {name: a, kind: other, keep: true, contains: [\"aaaa\"], pattern: '(a|aa)+\\s+$|([\\w.]+@)+x'}\n";
    LogScan.Options options = new LogScan.Options(EventRuleFile.parse("own.yaml", yaml), null, Map.of(), null, ArtifactLimits.DEFAULT);
    String evil = "a".repeat(60_000) + " ".repeat(30_000) + "!\n";
    assertThat(new LogScan(options).scan(List.of(LogInput.of("bot.log", evil.getBytes(StandardCharsets.UTF_8)))).inputs().get(0).bytes()).isEqualTo(evil.length());
  }

  @Test
  void u8InvalidUtf8AtEveryPlaceIsSurvived() {
    byte[] line = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < line.length; at++) {
      for (int value : new int[] {0x80, 0xbf, 0xc0, 0xe2, 0xf8, 0xff}) {
        byte[] bad = line.clone();
        bad[at] = (byte) value;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(bad);
        both.writeBytes(line);
        assertThat(reprices(scan(both.toByteArray()))).isGreaterThanOrEqualTo(1);
      }
    }
  }

  @Test
  void u9EveryEncodingGivesTheSameEvents() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
      byte[] bytes = ((charset == StandardCharsets.UTF_16 ? "" : "\ufeff") + GOOD.replace("\n", "\r\n")).getBytes(charset);
      assertThat(reprices(scan(bytes))).as(charset.name()).isEqualTo(1);
    }
    assertThat(reprices(scan("\0\0\0\0" + GOOD))).isEqualTo(1);
    assertThat(scan("\0\0\0\0" + GOOD).sources().get(0).loss().nulBytes()).isEqualTo(4);
  }

  @Test
  void u10And11EscapesAndMarkupStayText(@TempDir Path folder) throws IOException {
    List<String> payloads = List.of("\u001b]52;c;AAAA\u0007", "\u001b[2J", "\u009b31m", "</script><script>alert(1)</script>", "<!--", "javascript:alert(1)",
        "<svg onload=alert(1)>", "\u202e", "\u2028", "' onmouseover='x", "```", "</pre><h1>", "&lt;");
    StringBuilder log = new StringBuilder("2025/10/14 03:00:00 TRACE postonly.place side=SELL limit=1 baseReq=1 timeout_sec=1\n");
    for (String payload : payloads) log.append("2025/10/14 03:03:10 TRACE postonly.filled order_id=").append(payload.replace(" ", "_")).append(" x\n");
    IncidentBundle bundle = IncidentBundle.of(Map.of("bot<b>.log", log.toString().getBytes(StandardCharsets.UTF_8)));
    Incident incident = new IncidentReader(LogScan.Options.shipped(), d -> List.of()).read(bundle);
    assertThat(incident.findings()).isNotEmpty();
    IncidentFiles.write(incident, bundle, folder);
    String html = Files.readString(folder.resolve("report.html"));
    assertThat(html).doesNotContain("<script", "<svg onload", "<b>.log", "<!--", "onmouseover='").contains("default-src 'none'");
    for (String name : List.of("report.html", "report.md")) {
      String text = Files.readString(folder.resolve(name));
      assertThat(text.chars().filter(c -> (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0x202e || c == 0x2028).count()).as(name).isZero();
    }
  }

  @Test
  void u12FindingsOfFormulasAreQuotedText() {
    String log = "2025/10/14 03:00:00 TRACE postonly.place side=SELL limit=1 baseReq=1 timeout_sec=1\n" + "2025/10/14 03:03:10 TRACE postonly.filled order_id==cmd|'/c_calc'!A1 x\n".repeat(3);
    List<Finding> findings = CaseRules.findings(CaseFile.of(scan(log).sources()));
    assertThat(findings).isNotEmpty().allSatisfy(f -> assertThat(f.summary()).matches("[A-Za-z0-9].*"));
  }

  @Test
  void u13And14And16NamesInAZipNeverBecomePaths(@TempDir Path folder) throws IOException {
    Path zip = folder.resolve("in.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("../../escape.log", "/etc/escape.log", "C:\\escape.log", ".", "CON", "a".repeat(300))) {
        out.putNextEntry(new ZipEntry(name));
        out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    Path target = Files.createDirectory(folder.resolve("out"));
    Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "untouched");
    Files.createSymbolicLink(target.resolve("report.html"), elsewhere);
    IncidentBundle bundle = IncidentBundle.of(null, List.of(zip.toString()));
    IncidentFiles.write(new IncidentReader(LogScan.Options.shipped(), d -> List.of()).read(bundle), bundle, target);
    assertThat(Files.readString(elsewhere)).isEqualTo("untouched");
    try (java.util.zip.ZipFile shared = new java.util.zip.ZipFile(target.resolve("bundle.zip").toFile())) {
      assertThat(shared.stream().map(ZipEntry::getName)).allMatch(n -> n.matches("[A-Za-z0-9._-]{1,90}|evidence/[A-Za-z0-9._-]{1,90}")).noneMatch(n -> n.contains(".."));
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.toString().contains("escape"))).isEmpty();
    }
  }

  @Test
  void u15SecretsAreNowhereInWhatIsPassedOn(@TempDir Path folder) throws IOException {
    String key = "s3cr3tKEYs3cr3tKEY";
    String pem = "-----BEGIN PRIVATE KEY-----\nMIIBVsecretpemlineA\nMIIBVsecretpemlineB\n-----END PRIVATE KEY-----\n";
    String log = GOOD + "2025/10/14 03:03:11 GET /x?api_key=" + key + "&a=1\n2025/10/14 03:03:11 Authorization: Bearer " + key + key + "\n" + pem
        + "2025/10/14 03:03:12 wss://user:" + key + "@host/x\n" + GOOD;
    IncidentBundle bundle = IncidentBundle.of(Map.of("bot.log", log.getBytes(StandardCharsets.UTF_8), "state.json", ("{\"EquityUSD\":1,\"secret\":\"" + key + "\",\"BookBuy\":{},\"BookSell\":{}}").getBytes(StandardCharsets.UTF_8)));
    IncidentFiles.write(new IncidentReader(LogScan.Options.shipped(), d -> List.of()).read(bundle), bundle, folder);
    StringBuilder all = new StringBuilder();
    for (String name : List.of("report.html", "report.md", "findings.json")) all.append(Files.readString(folder.resolve(name)));
    try (java.util.zip.ZipFile shared = new java.util.zip.ZipFile(folder.resolve("bundle.zip").toFile())) {
      for (ZipEntry entry : java.util.Collections.list(shared.entries())) all.append(new String(shared.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(all.toString()).doesNotContain(key, "secretpemline").contains("old_id=7 new_id=8").contains("<secret:");
  }

  @Test
  void u17ABillionNamesWouldFitTheSameMemory() {
    List<String> labels = new ArrayList<>();
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 50_000; i++) log.append("svc-").append(i).append("  | 2025/10/14 03:03:10 HOLD\n");
    for (LogSource source : scan(log.toString()).sources()) labels.add(source.name());
    assertThat(labels.size()).isLessThanOrEqualTo(64);
  }

  @Test
  void u18TimeBombsAreFlaggedAndTheChartStaysSmall(@TempDir Path folder) throws IOException {
    String log = "292278994-08-17T07:12:55Z HOLD\n9999-12-31 23:59:60 HOLD\n1970-01-01 00:00:00 HOLD\n2261-01-01 00:00:00 HOLD\n-1 HOLD\n1772241300000000 HOLD\n" + GOOD;
    LogScan.Result result = scan(log);
    assertThat(result.inputs().get(0).problems().toString()).contains("impossible times");
    IncidentBundle bundle = IncidentBundle.of(Map.of("bot.log", log.getBytes(StandardCharsets.UTF_8)));
    IncidentFiles.write(new IncidentReader(LogScan.Options.shipped(), d -> List.of()).read(bundle), bundle, folder);
    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MB);
  }

  /** Bytes of chance, and good lines with bytes of chance in them: a result with all bytes accounted for, and twice the same. */
  @Test
  void chanceFindsNoException() {
    Random random = new Random(42);
    String[] seeds = {GOOD, "{\"timestamp\":\"2026-01-16T07:49:13.113306\",\"message\":\"EVENT: AsyncHeartbeat\",\"meta\":{\"price\":95353.2}}\n",
        "2025-10-14T03:03:10.123456789Z stdout P part\n", "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"time\":\"2025-10-14T03:03:10Z\"}\n",
        "[17:15:01] NEW WINDOW: btc-updown-15m-1772241300\n", "Oct 14 03:03:10 host bot[1]: HOLD\n", "a-1  | 8:28:11 PM | BUY  | 25 UP @ 95c\n"};
    for (int round = 0; round < 600; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) text.append(seeds[random.nextInt(seeds.length)]);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(12); i > 0; i--) bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\":\\\n\0 ".charAt(random.nextInt(10)));
      LogScan.Result result = scan(bytes);
      InputReport report = result.inputs().get(0);
      assertThat(report.bytesParsed() + report.bytesPassedBy() + report.bytesUnreadable()).isEqualTo(report.bytes());
      List<Finding> findings = CaseRules.findings(CaseFile.of(result.sources()));
      if (round % 10 == 0) {
        String json = FindingsJson.write(result.inputs(), findings, new Redactor());
        LogScan.Result again = scan(bytes);
        assertThat(FindingsJson.write(again.inputs(), CaseRules.findings(CaseFile.of(again.sources())), new Redactor())).isEqualTo(json);
      }
      StateReader.read("state.json", bytes);
      for (LogSource source : result.sources()) for (LogEvent event : source.events()) assertThat(event.text().length()).isLessThanOrEqualTo(400);
    }
  }
}
