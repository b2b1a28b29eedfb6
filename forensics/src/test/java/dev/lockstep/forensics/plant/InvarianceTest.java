package dev.lockstep.forensics.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.IncidentReader;
import dev.lockstep.forensics.log.LogScan;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** However a log is packed, wrapped, cut in pieces or dated: the findings stay. Every bot and defect once, planted and as decoy. */
class InvarianceTest {
  private static final long HOUR = 3_600_000_000_000L;
  private final IncidentReader reader = new IncidentReader(LogScan.Options.shipped(), dumps -> List.of());

  private static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 0; seed < Planter.ROUND; seed++) seeds.add(seed);
    return seeds;
  }

  private List<String> findings(Map<String, byte[]> files, long shiftNanos) {
    List<String> keys = new ArrayList<>();
    for (Finding f : reader.read(IncidentBundle.of(files)).findings()) {
      Instant time = f.time() == null ? null : f.time().minusNanos(shiftNanos);
      keys.add(String.join(" | ", f.ruleId(), f.severity().label(), f.confidence().label(), String.valueOf(f.details().get("orderIds")),
          String.valueOf(f.details().get("lock")), String.valueOf(f.details().get("durationSeconds")), String.valueOf(time)));
    }
    Collections.sort(keys);
    return keys;
  }

  private void same(String what, UnaryOperator<Map<String, byte[]>> change) {
    for (long seed : seeds()) {
      PlantedBundle bundle = Planter.bundle(seed);
      assertThat(findings(change.apply(bundle.files()), 0)).as(what + ", seed " + seed + " " + bundle.rule()).isEqualTo(findings(bundle.files(), 0));
    }
  }

  private static Map<String, byte[]> logs(Map<String, byte[]> files, String suffix, UnaryOperator<byte[]> change) {
    Map<String, byte[]> out = new LinkedHashMap<>();
    files.forEach((name, bytes) -> {
      boolean log = name.endsWith(".log") || name.endsWith(".jsonl");
      out.put(log ? name + suffix : name, log ? change.apply(bytes) : bytes);
    });
    return out;
  }

  private static UnaryOperator<byte[]> lines(UnaryOperator<String> each) {
    return bytes -> {
      StringBuilder out = new StringBuilder();
      new String(bytes, StandardCharsets.UTF_8).lines().forEach(l -> out.append(each.apply(l)).append('\n'));
      return out.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private interface Packer {
    OutputStream open(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] bytes, Packer packer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = packer.open(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void gzip() {
    same("gzip", files -> logs(files, ".gz", b -> packed(b, GZIPOutputStream::new)));
  }

  @Test
  void zstd() {
    same("zstd", files -> logs(files, ".zst", b -> packed(b, ZstdOutputStream::new)));
  }

  @Test
  void carriageReturns() {
    same("CRLF", files -> logs(files, "", lines(l -> l + "\r")));
  }

  @Test
  void rotation() {
    same("rotation", files -> {
      Map<String, byte[]> out = new LinkedHashMap<>();
      files.forEach((name, bytes) -> {
        int half = bytes.length / 2;
        while (half < bytes.length && bytes[half - 1] != '\n') half++;
        boolean log = name.endsWith(".log") && half < bytes.length && !new String(bytes, 0, 1, StandardCharsets.UTF_8).equals("[");
        out.put(name, log ? java.util.Arrays.copyOfRange(bytes, half, bytes.length) : bytes);
        if (log) out.put(name + ".1", java.util.Arrays.copyOf(bytes, half));
      });
      return out;
    });
  }

  @Test
  void composePrefix() {
    same("compose", files -> logs(files, "", lines(l -> "bot-1  | " + l)));
  }

  @Test
  void dockerTimes() {
    // The driver's clock is another one; the program's own is the one that counts.
    same("docker -t", files -> logs(files, "", lines(l -> "2020-01-01T00:00:00.123456789Z " + l)));
  }

  @Test
  void dockerJsonFile() {
    same("json-file", files -> logs(files, "", lines(l ->
        "{\"log\":\"" + l.replace("\\", "\\\\").replace("\"", "\\\"") + "\\n\",\"stream\":\"stdout\",\"time\":\"2020-01-01T00:00:00.1Z\"}")));
  }

  @Test
  void inputOrder() {
    same("input order", files -> {
      List<String> names = new ArrayList<>(files.keySet());
      Collections.reverse(names);
      Map<String, byte[]> out = new LinkedHashMap<>();
      names.forEach(n -> out.put(n, files.get(n)));
      return out;
    });
  }

  @Test
  void labelledSourcesMergedIntoOneFile() {
    for (long seed : seeds()) {
      Map<String, byte[]> files = Planter.bundle(seed).files();
      if (!files.containsKey("bridge.log")) continue;
      Map<String, byte[]> apart = new LinkedHashMap<>(files);
      Map<String, byte[]> merged = new LinkedHashMap<>(files);
      TreeMap<String, StringBuilder> byStamp = new TreeMap<>();
      for (String name : List.of("bot.log", "bridge.log")) {
        String label = name.replace(".log", "-1     | ");
        apart.put(name, lines(l -> label + l).apply(files.get(name)));
        new String(files.get(name), StandardCharsets.UTF_8).lines()
            .forEach(l -> byStamp.computeIfAbsent(l.substring(0, 19), s -> new StringBuilder()).append(label).append(l).append('\n'));
        merged.remove(name);
      }
      merged.put("all.log", String.join("", byStamp.values()).getBytes(StandardCharsets.UTF_8));
      assertThat(findings(merged, 0)).isEqualTo(findings(apart, 0));
    }
  }

  @Test
  void shiftedTime() {
    for (long seed : seeds()) {
      long shift = 25 * HOUR;
      assertThat(findings(Planter.bundle(seed, shift).files(), shift)).as("seed " + seed).isEqualTo(findings(Planter.bundle(seed).files(), 0));
    }
  }
}
