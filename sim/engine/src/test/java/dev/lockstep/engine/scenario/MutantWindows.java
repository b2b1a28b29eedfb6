package dev.lockstep.engine.scenario;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.engine.spot.Coverage;
import dev.lockstep.engine.spot.WindowReport;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The second look at mutants: puts each that was exported into the running process, runs windows until one breaks an invariant, and says by which seed it was
 * killed, or in how many windows anything at all was different. A mutant that changes no window's hash was not met or changes nothing; one that changes some
 * and breaks nothing is what has to be judged. Started by {@code mutation.sh} as an agent, since only those may redefine classes.
 */
final class MutantWindows {
  private static final Pattern DETAILS = Pattern.compile(
      "clazz=([\\w.$]+), method=([^,]+), methodDesc=.*?indexes=\\[(\\d+).*?mutator=[\\w.]*?\\.(?:returns\\.)?(\\w+?)(?:Mutator)?(?:_[A-Z_]+)?\\].*lineNumber=(\\d+), description=(.*?), testsInOrder", Pattern.DOTALL);
  /** Of one window: a thousand times what it needs. */
  private static final long WINDOW_SECONDS_MAX = 4;

  /** What was noted so often without a mutant must be noted a third as often with it: the marks of the swarm. */
  private static final int NOTES_MIN = 10;
  private static final int NOTES_FACTOR = 3;

  /** A mutated class. {@code key}: class, method, line, mutator, index. */
  private record Mutant(String type, String key, String description, Path bytes) {}

  private final Instrumentation instrumentation;
  private final long windows;
  private final Path results;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
    Thread runs = new Thread(task, "windows");
    runs.setDaemon(true);
    return runs;
  });
  private final Map<String, Unmutated> unmutated = new LinkedHashMap<>();

  /** What the same windows show without a mutant: the hash of each, and what was noted in all. */
  private record Unmutated(long[] hashes, Coverage coverage) {}

  private MutantWindows(Instrumentation instrumentation, long windows, Path results) {
    this.instrumentation = instrumentation;
    this.windows = windows;
    this.results = results;
  }

  /**
   * Arguments, separated by semicolons: folder of exported mutants, windows of each bot, file of results (mutants that have a line there are skipped), lines of
   * class, mutator, method, line and anything, of the mutants to try, or nothing for all.
   */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    String[] given = arguments.split(";");
    MutantWindows hunt = new MutantWindows(instrumentation, Long.parseLong(given[1]), Path.of(given[2]));
    hunt.run(Path.of(given[0]), given.length > 3 ? Files.readAllLines(Path.of(given[3])) : null);
  }

  public static void main(String[] args) {
    // the agent has done everything
  }

  private void run(Path folder, List<String> chosen) throws Exception {
    if (!Files.exists(results)) Files.createFile(results);
    List<String> known = new ArrayList<>();
    for (String line : Files.readAllLines(results)) known.add(line.split(" ")[0]);
    for (Mutant mutant : mutants(folder)) {
      boolean wanted = chosen == null || chosen.stream().anyMatch(line -> mutant.key().startsWith(line.replaceFirst("[^,]*$", "")));
      if (!wanted || known.contains(mutant.key())) continue;
      String verdict = verdict(mutant);
      Files.writeString(results, mutant.key() + " " + verdict + " [" + mutant.description() + "]\n", StandardOpenOption.APPEND);
      // A window that does not end keeps its thread: another process goes on.
      if (verdict.startsWith("ENDLESS")) Runtime.getRuntime().halt(9);
    }
  }

  private static List<Mutant> mutants(Path folder) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path details : files.filter(file -> file.endsWith("details.txt")).sorted().toList()) {
        Matcher told = DETAILS.matcher(Files.readString(details));
        if (!told.find()) throw new IOException(details + " is not understood");
        String type = told.group(1);
        String key = String.join(",", type.replace("dev.lockstep.bot.", ""), told.group(4), told.group(2), told.group(5), told.group(3));
        try (Stream<Path> beside = Files.list(details.getParent())) {
          mutants.add(new Mutant(type, key, told.group(6), beside.filter(file -> file.toString().endsWith(".class")).findFirst().orElseThrow()));
        }
      }
    }
    return mutants;
  }

  private static List<String> releases(String type) {
    if (type.contains(".guarded.")) return List.of("v1.62");
    if (type.matches(".*\\.(entry|execution|position|spot)\\..*")) return List.of("spot-v3");
    return List.of("spot-v3", "v1.62");
  }

  private String verdict(Mutant mutant) throws Exception {
    Class<?> type = Class.forName(mutant.type());
    byte[] original;
    try (var stream = type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
      original = stream.readAllBytes();
    }
    for (String release : releases(mutant.type())) unmutated.computeIfAbsent(release, this::unmutated);
    instrumentation.redefineClasses(new ClassDefinition(type, Files.readAllBytes(mutant.bytes())));
    try {
      StringBuilder different = new StringBuilder();
      for (String release : releases(mutant.type())) {
        String told = among(release);
        if (!told.startsWith("same") && !told.startsWith("differs")) return told;
        different.append(release).append(' ').append(told).append(' ');
      }
      return "SURVIVED " + different.toString().strip();
    } finally {
      instrumentation.redefineClasses(new ClassDefinition(type, original));
    }
  }

  private Unmutated unmutated(String release) {
    SwarmSubject subject = SwarmSubject.find(release).orElseThrow();
    Unmutated found = new Unmutated(new long[(int) windows], new Coverage());
    for (int i = 0; i < windows; i++) {
      WindowReport report = subject.run(subject.draw(i + 1L), null);
      found.hashes()[i] = report.hash();
      found.coverage().add(report.coverage());
    }
    return found;
  }

  /** Every window in turn until one breaks something. */
  private String among(String release) throws InterruptedException {
    SwarmSubject subject = SwarmSubject.find(release).orElseThrow();
    Unmutated without = unmutated.get(release);
    Coverage coverage = new Coverage();
    int different = 0;
    long first = 0;
    for (long seed = 1; seed <= windows; seed++) {
      long number = seed;
      try {
        WindowReport report = thread.submit(() -> subject.run(subject.draw(number), null)).get(WINDOW_SECONDS_MAX, TimeUnit.SECONDS);
        if (!report.broken().isEmpty()) return "KILLED " + release + " seed " + seed + " " + report.broken().get(0).invariant() + " " + report.broken().get(0).detail();
        coverage.add(report.coverage());
        if (report.hash() == without.hashes()[(int) seed - 1]) continue;
        different++;
        if (first == 0) first = seed;
      } catch (ExecutionException e) {
        return "KILLED " + release + " seed " + seed + " threw " + e.getCause();
      } catch (TimeoutException e) {
        return "ENDLESS " + release + " seed " + seed;
      }
    }
    for (SpotNote.Kind kind : SpotNote.Kind.values()) {
      boolean rare = coverage.notes(kind) * NOTES_FACTOR < without.coverage().notes(kind) && without.coverage().notes(kind) >= NOTES_MIN;
      if (rare) return "KILLED " + release + " after " + windows + " mark " + kind;
    }
    return different == 0 ? "same in " + windows : "differs in " + different + " of " + windows + ", first " + first;
  }
}
