package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same dump behind every prefix and in every encoding must give the same threads and the same verdict. */
class WrappedDumpTest {
  private static final Map<String, UnaryOperator<String>> LINES = new LinkedHashMap<>();
  private static final List<String> DUMPS = List.of("go/incident.txt", "go/stalled.txt", "java.txt", "python.txt");

  static {
    LINES.put("docker compose", l -> "bot-1  | " + l);
    LINES.put("docker -t", l -> "2026-10-21T22:24:05." + (100_000_000 + l.length()) + "Z " + l);
    LINES.put("kubectl", l -> "[pod/bot-5f7/bot] " + l);
    LINES.put("cri", l -> "2026-10-21T22:24:05.123456789Z stderr F " + l);
    LINES.put("journald", l -> "Oct 21 22:24:05 host bot[812]: " + l);
    LINES.put("syslog, tabs in octal", l -> "<13>Oct 21 22:24:05 host bot: " + (l.startsWith("\t") ? "#011" + l.substring(1) : l));
    LINES.put("quoted", l -> "> " + l);
    LINES.put("colours", l -> "\u001b[31m" + l + "\u001b[0m");
    LINES.put("json lines", l -> "{\"log\":\"" + json(l) + "\\n\",\"stream\":\"stderr\",\"time\":\"2026-10-21T22:24:05.1Z\"}");
    LINES.put("carriage returns", l -> l + "\r");
  }

  private static String json(String line) {
    return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }

  @TestFactory
  Stream<DynamicTest> linePrefixes() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : DUMPS) {
      LINES.forEach((kind, wrap) -> tests.add(DynamicTest.dynamicTest(name + " behind " + kind, () -> {
        String text = dump(name);
        StringBuilder wrapped = new StringBuilder(wrap.apply("starting up") + "\n");
        text.lines().forEach(l -> wrapped.append(wrap.apply(l)).append('\n'));
        same(Dumps.judge(text), Dumps.judge(wrapped.toString()));
      })));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> wholeFiles() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : DUMPS) {
      for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
        tests.add(DynamicTest.dynamicTest(name + " in " + charset, () -> {
          String text = dump(name);
          same(Dumps.judge(text), Dumps.judge("x", text.getBytes(Charset.forName(charset))));
        }));
      }
      tests.add(DynamicTest.dynamicTest(name + " with a byte order mark", () -> same(Dumps.judge(dump(name)), Dumps.judge("\ufeff" + dump(name)))));
      tests.add(DynamicTest.dynamicTest(name + " in one JSON string", () -> {
        String text = dump(name);
        String line = "{\"level\":\"error\",\"msg\":\"dump follows\\n" + json(text).replace("\n", "\\n") + "\",\"ts\":1}\n";
        same(Dumps.judge(text), Dumps.judge("{\"level\":\"info\",\"msg\":\"x\"}\n" + line));
      }));
      tests.add(DynamicTest.dynamicTest(name + " inside a log", () -> {
        String log = "2026/10/21 22:24:05 [TICK] px=1.0 lastClose(before-step)=2.0\n".repeat(50);
        same(Dumps.judge(dump(name)), Dumps.judge(log + dump(name) + "\n" + log));
      }));
      tests.add(DynamicTest.dynamicTest(name + " with log lines in between", () -> {
        StringBuilder mixed = new StringBuilder();
        int[] n = {0};
        dump(name).lines().forEach(l -> mixed.append(++n[0] % 7 == 0 ? "2026/10/21 22:24:05 TRACE price_fetch px=1.0 stale=false err=<nil>\n" : "").append(l).append('\n'));
        same(Dumps.judge(dump(name)), Dumps.judge(mixed.toString()));
      }));
    }
    return tests.stream();
  }

  private static String dump(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/specimens").resolve(name), StandardCharsets.UTF_8);
  }

  private static void same(Dumps.Judged plain, Dumps.Judged wrapped) {
    assertThat(wrapped.report().threads()).isEqualTo(plain.report().threads()).isPositive();
    assertThat(wrapped.rules()).isEqualTo(plain.rules());
    assertThat(wrapped.findings().stream().map(f -> f.fingerprint()).toList()).isEqualTo(plain.findings().stream().map(f -> f.fingerprint()).toList());
    assertThat(wrapped.findings().stream().map(f -> f.details().get("waiters")).toList())
        .isEqualTo(plain.findings().stream().map(f -> f.details().get("waiters")).toList());
    assertThat(wrapped.report().bytesParsed() + wrapped.report().bytesPassedBy() + wrapped.report().bytesUnreadable())
        .isEqualTo(wrapped.report().bytes());
  }
}
