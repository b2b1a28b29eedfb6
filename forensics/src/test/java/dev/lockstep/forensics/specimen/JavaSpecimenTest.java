package dev.lockstep.forensics.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Programs with one fault each, and healthy ones, dumped while they run on every JDK of this machine that matters: 17 and 25. */
class JavaSpecimenTest {
  @TempDir static Path classes;

  /** Program, dumps to take, and the rules that must come out at warning or above; the fault is written in the program's head. */
  private static final Map<String, List<String>> ONE_DUMP = new LinkedHashMap<>();

  static {
    ONE_DUMP.put("Deadlock", List.of("deadlock"));
    ONE_DUMP.put("SleepConvoy", List.of("stalled-holder"));
    ONE_DUMP.put("SocketConvoy", List.of("stalled-holder"));
    ONE_DUMP.put("FileConvoy", List.of("stalled-holder"));
    ONE_DUMP.put("LeakedLock", List.of("leaked-lock"));
    ONE_DUMP.put("LeakedByIdle", List.of("leaked-lock"));
    ONE_DUMP.put("ReadLockDeadlock", List.of("deadlock"));
    ONE_DUMP.put("FutureDeadlock", List.of("deadlock"));
    ONE_DUMP.put("PoolExhausted", List.of("pool-exhausted"));
    ONE_DUMP.put("Contention", List.of());
    ONE_DUMP.put("HealthyAcceptors", List.of());
    ONE_DUMP.put("HealthyIo", List.of());
    ONE_DUMP.put("HealthyPool", List.of());
  }

  private static final List<String> SERIES = List.of("RotatingConvoy", "Livelock", "Starvation");

  @BeforeAll
  static void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path sources = Path.of("src/test/resources/specimens/java");
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(arguments::add);
    }
    assertThat(compiler.run(null, null, null, arguments.toArray(new String[0]))).isZero();
  }

  @TestFactory
  Stream<DynamicTest> onJdk17() throws IOException {
    return on(17);
  }

  @TestFactory
  Stream<DynamicTest> onJdk25() throws IOException {
    return on(25);
  }

  private Stream<DynamicTest> on(int version) throws IOException {
    Path jdk = LiveJvm.jdks().get(version);
    Assumptions.assumeTrue(jdk != null, "no JDK " + version + " with jcmd on this machine: set JAVA_HOME_" + version);
    Map<String, byte[]> dumps = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(ONE_DUMP.keySet());
    names.addAll(SERIES);
    for (int from = 0; from < names.size(); from += 6) {
      take(jdk, names.subList(from, Math.min(names.size(), from + 6)), dumps);
    }
    List<DynamicTest> tests = new ArrayList<>();
    ONE_DUMP.forEach((name, rules) ->
        tests.add(DynamicTest.dynamicTest(name + " on JDK " + version, () -> check(Dumps.judge(name, dumps.get(name)), rules))));
    tests.add(DynamicTest.dynamicTest("RotatingConvoy on JDK " + version, () -> {
      Finding found = Dumps.judge("RotatingConvoy", dumps.get("RotatingConvoy")).findings().get(0);
      assertThat(found.ruleId()).isIn("slow-io-under-lock", "stalled-holder");
      assertThat(found.details().get("reasons").toString()).contains("holder");
      assertThat((Integer) found.details().get("waiterCount")).isGreaterThanOrEqualTo(4);
    }));
    tests.add(DynamicTest.dynamicTest("Starvation on JDK " + version, () ->
        assertThat(Dumps.judge("Starvation", dumps.get("Starvation")).rules()).isSubsetOf("slow-io-under-lock", "stalled-holder", "starvation")
            .isNotEmpty()));
    tests.add(DynamicTest.dynamicTest("Livelock on JDK " + version, () -> {
      Dumps.Judged judged = Dumps.judge("Livelock", dumps.get("Livelock"));
      assertThat(judged.rules()).isSubsetOf("livelock");
      judged.findings().forEach(f -> assertThat(f.confidence()).isLessThanOrEqualTo(Confidence.MEDIUM));
    }));
    return tests.stream();
  }

  private static void take(Path jdk, List<String> names, Map<String, byte[]> dumps) throws IOException {
    Map<String, LiveJvm> running = new LinkedHashMap<>();
    try {
      for (String name : names) {
        running.put(name, LiveJvm.start(jdk, classes, name));
      }
      for (Map.Entry<String, LiveJvm> one : running.entrySet()) {
        one.getValue().awaitReady();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < (SERIES.contains(one.getKey()) ? 3 : 1); i++) {
          all.write(one.getValue().dump());
        }
        dumps.put(one.getKey(), all.toByteArray());
        one.getValue().close();
      }
    } finally {
      running.values().forEach(LiveJvm::close);
    }
  }

  private static void check(Dumps.Judged judged, List<String> rules) {
    assertThat(judged.report().dumps()).isEqualTo(1);
    assertThat(judged.rules()).as("%s", judged.findings()).isEqualTo(rules);
    for (Finding finding : judged.findings()) {
      boolean hypothesis = finding.details().get("reasons").toString().contains("hypothesis");
      assertThat(hypothesis && finding.confidence().compareTo(Confidence.MEDIUM) > 0).isFalse();
      assertThat(finding.evidence()).isNotEmpty();
    }
  }
}
