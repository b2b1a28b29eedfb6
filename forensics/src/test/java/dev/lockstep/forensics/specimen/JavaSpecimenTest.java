package dev.lockstep.forensics.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.locks.Thresholds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

  /** Those that compute or move: dumped one after the other at the end, several times each, about half a round of their turns apart. */
  private static final List<String> SERIES = List.of("RotatingConvoy", "Livelock", "Starvation");

  private static final int DUMPS = 4;
  private static final long APART_MILLIS = 450;
  private static final Pattern SLEEPER = Pattern.compile("\"(turn-\\d)\".*\n.*TIMED_WAITING \\(sleeping\\)");
  private static final Pattern STARVED = Pattern.compile("\"starved\".*\n.*TIMED_WAITING \\(parking\\)");
  private static final Pattern RETRIER = Pattern.compile("\"(?:back|forth)\".* cpu=([0-9.]+)ms");
  /** So much more processor time of both is no standstill. */
  private static final double SPUN_MILLIS = 10;
  /** On a busy machine a dump may meet a thread on its way from one wait to the next, or one that got no processor: then the series is taken again. */
  private static final int SERIES_MAX = 5;
  /** The dumps of a series are at least 1.35 s apart: 1.2 s of waiting may be starvation here, where the default is a minute. */
  private static final Thresholds SOON = new Thresholds(3, 10, 1, 10, 5, 0.02, 3, 4, 1000, 0.5, 0.5);

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
    take(jdk, dumps);
    List<DynamicTest> tests = new ArrayList<>();
    ONE_DUMP.forEach((name, rules) ->
        tests.add(DynamicTest.dynamicTest(name + " on JDK " + version, () -> check(Dumps.judge(name, dumps.get(name)), rules))));
    tests.add(DynamicTest.dynamicTest("Deadlock by jcmd on JDK " + version, () -> check(Dumps.judge("jcmd", dumps.get("jcmd")), List.of("deadlock"))));
    tests.add(DynamicTest.dynamicTest("RotatingConvoy on JDK " + version, () -> rotating(dumps.get("RotatingConvoy"))));
    tests.add(DynamicTest.dynamicTest("Starvation on JDK " + version, () -> starvation(dumps.get("Starvation"))));
    tests.add(DynamicTest.dynamicTest("Livelock on JDK " + version, () -> livelock(dumps.get("Livelock"))));
    return tests.stream();
  }

  private static void take(Path jdk, Map<String, byte[]> dumps) throws IOException {
    Map<String, LiveJvm> running = new LinkedHashMap<>();
    try {
      for (String name : ONE_DUMP.keySet()) {
        running.put(name, LiveJvm.start(jdk, classes, name));
      }
      for (Map.Entry<String, LiveJvm> one : running.entrySet()) {
        one.getValue().awaitReady();
        dumps.put(one.getKey(), one.getValue().dump());
      }
      dumps.put("jcmd", running.get("Deadlock").dumpByJcmd());
    } finally {
      running.values().forEach(LiveJvm::close);
    }
    for (String name : SERIES) {
      try (LiveJvm one = LiveJvm.start(jdk, classes, name)) {
        one.awaitReady();
        byte[] series = series(one);
        for (int taken = 1; taken < SERIES_MAX && !showsItsFault(name, series); taken++) series = series(one);
        dumps.put(name, series);
      }
    }
  }

  private static byte[] series(LiveJvm one) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < DUMPS; i++) {
      one.letRun(i == 0 ? 0 : APART_MILLIS);
      all.write(one.dump());
    }
    return all.toByteArray();
  }

  /** True if a reader would see in every dump of the text what the program does. */
  private static boolean showsItsFault(String name, byte[] series) {
    if (name.equals("Livelock")) return spunMillis(series) > SPUN_MILLIS;
    Pattern shown = name.equals("Starvation") ? STARVED : SLEEPER;
    return shown.matcher(new String(series, StandardCharsets.UTF_8)).results().count() == DUMPS;
  }

  /** Processor time that the two retrying threads have got from the first dump to the last. */
  private static double spunMillis(byte[] series) {
    List<Double> cpu = RETRIER.matcher(new String(series, StandardCharsets.UTF_8)).results().map(m -> Double.parseDouble(m.group(1))).toList();
    assertThat(cpu).hasSize(2 * DUMPS);
    return cpu.get(2 * DUMPS - 1) + cpu.get(2 * DUMPS - 2) - cpu.get(0) - cpu.get(1);
  }

  /** A fair lock whose holders sleep: the holder changes, each waits at the same place; however long it goes on, nobody starves. */
  private static void rotating(byte[] series) {
    List<String> sleepers = SLEEPER.matcher(new String(series, StandardCharsets.UTF_8)).results().map(m -> m.group(1)).toList();
    assertThat(sleepers).as("one sleeps under the lock in every dump").hasSize(DUMPS);
    // On a machine that stood still two dumps may meet the same turn: then the text shows one holder in one frame, and so must the verdict.
    boolean stands = IntStream.range(1, DUMPS).anyMatch(i -> sleepers.get(i).equals(sleepers.get(i - 1)));
    for (Thresholds thresholds : List.of(Thresholds.DEFAULT, SOON)) {
      Dumps.Judged judged = Dumps.judge("RotatingConvoy", series, thresholds);
      assertThat(judged.report().dumps()).isEqualTo(DUMPS);
      assertThat(judged.rules()).as("%s", judged.findings()).containsExactly(stands ? "stalled-holder" : "slow-io-under-lock");
      Finding found = judged.findings().get(0);
      assertThat(found.details().get("reasons").toString()).contains(stands ? "same holder" : "the holder changes");
      assertThat((Integer) found.details().get("waiterCount")).isGreaterThanOrEqualTo(4);
    }
  }

  /** Over two seconds nothing is said of starvation, unless the threshold is lower; then it is found beside the convoy of running holders. */
  private static void starvation(byte[] series) {
    assertThat(showsItsFault("Starvation", series)).as("one waits in every dump").isTrue();
    Dumps.Judged brief = Dumps.judge("Starvation", series);
    assertThat(brief.rules()).as("%s", brief.findings()).doesNotContain("starvation");
    Dumps.Judged judged = Dumps.judge("Starvation", series, SOON);
    assertThat(judged.rules()).as("%s", judged.findings()).contains("starvation").isSubsetOf("starvation", "lock-convoy", "leaked-lock");
    // The last dump may meet the moment in which a fair lock is handed over and nobody's: doubtful, and said so.
    judged.findings().stream().filter(f -> f.ruleId().equals("leaked-lock")).forEach(f -> assertThat(f.confidence()).isEqualTo(Confidence.LOW));
    Finding found = judged.first("starvation");
    assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(found.details().get("reasons").toString()).containsPattern("starved waits in all " + DUMPS + " dumps, for \\d+ (seconds|minutes) or more");
  }

  /** One dump can only suspect; the same frames in a series with growing CPU are a livelock. */
  private static void livelock(byte[] series) {
    Dumps.Judged judged = Dumps.judge("Livelock", series);
    // Threads that yield get nothing on a machine that is busy enough; then the text shows a standstill, and so must the verdict.
    if (spunMillis(series) <= SPUN_MILLIS) {
      assertThat(judged.rules()).as("%s", judged.findings()).isEmpty();
      return;
    }
    assertThat(judged.rules()).as("%s", judged.findings()).containsExactly("livelock");
    Finding found = judged.first("livelock");
    assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(found.details().get("waiters")).isEqualTo(List.of("back", "forth"));
    String[] dumps = new String(series, StandardCharsets.UTF_8).split("(?=Full thread dump)");
    Dumps.Judged one = Dumps.judge(dumps[dumps.length - 1]);
    assertThat(one.rules()).isSubsetOf("livelock");
    one.findings().forEach(f -> assertThat(f.confidence()).isEqualTo(Confidence.LOW));
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
