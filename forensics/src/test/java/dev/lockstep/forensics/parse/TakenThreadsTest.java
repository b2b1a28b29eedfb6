package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.corpus.Corpus;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.Pointer;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Threads taken as a whole because one like them was read before give the same as threads read line by line. */
class TakenThreadsTest {
  private static final int PART_MAX = 20_000;
  private static final String CHANGES = "()[]{}\"\n\t ?0xaf.,-\r#";
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{6,}");

  private static List<byte[]> seeds() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> own = Files.walk(Path.of("src/test/resources/specimens"))) {
      own.filter(f -> f.toString().endsWith(".txt")).sorted().forEach(files::add);
    }
    if (Corpus.folder().isPresent()) {
      files.addAll(Corpus.files(Corpus.folder().get()));
    }
    List<byte[]> out = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      out.add(bytes.length > PART_MAX ? java.util.Arrays.copyOf(bytes, PART_MAX) : bytes);
    }
    return out;
  }

  /** The dump three times, so that its stacks are known; then with other addresses, and the last one with a few bytes changed as well. */
  private static byte[] repeated(byte[] dump, Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(dump);
    out.write('\n');
    out.write(dump);
    out.write('\n');
    byte[] changed = otherAddresses(dump, random);
    out.write(changed);
    out.write('\n');
    for (int i = 0; i < 6 && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
    }
    out.write(changed);
    return out.toByteArray();
  }

  /** Every address changes its digits, and sometimes how many they are. */
  private static byte[] otherAddresses(byte[] dump, Random random) {
    String text = new String(dump, StandardCharsets.ISO_8859_1);
    return ADDRESS.matcher(text).replaceAll(m -> {
      StringBuilder digits = new StringBuilder(m.group());
      for (int i = digits.length() - 5; i < digits.length(); i++) {
        digits.setCharAt(i, "0123456789abcdef".charAt(random.nextInt(16)));
      }
      return random.nextInt(8) == 0 ? digits.substring(0, digits.length() - 2) : digits.toString();
    }).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> read(byte[] text) throws IOException {
    ThreadDumpParser.Result result =
        new ThreadDumpParser(new Stacks(new Symbols()), ArtifactLimits.DEFAULT).parse("dump", new ByteArrayInputStream(text));
    return described(result.dumps(), result.report().bytesParsed());
  }

  /** The reference: the same readers, offered one line after the other. */
  private static List<String> readLineByLine(InputStream plain) throws IOException {
    Stacks stacks = new Stacks(new Symbols());
    List<ThreadDump> dumps = new ArrayList<>();
    DumpDraft.Budget budget = new DumpDraft.Budget(ArtifactLimits.DEFAULT.threadsMax());
    DumpScanner scanner = new DumpScanner(new GoReader(new DumpDraft("dump", stacks, dumps, budget)),
        new JavaReader(new DumpDraft("dump", stacks, dumps, budget)), new PythonReader(new DumpDraft("dump", stacks, dumps, budget)),
        new GoProfileReader(new DumpDraft("dump", stacks, dumps, budget)));
    LineSource lines = new LineSource(plain, ArtifactLimits.DEFAULT.lineBytesMax());
    long parsed = 0;
    while (lines.next()) {
      parsed += scanner.offer(lines.buffer(), start(lines), lines.lineEnd(), lines.number()) ? lines.consumed() : 0;
    }
    scanner.finish(lines.number() > 0 && !lines.newlineEnded());
    dumps.sort(Comparator.comparingLong(ThreadDump::firstLine));
    return described(dumps, parsed);
  }

  private static int start(LineSource lines) {
    byte[] b = lines.buffer();
    return lines.number() == 1 && lines.lineEnd() - lines.lineStart() >= 3 && b[lines.lineStart()] == (byte) 0xef ? lines.lineStart() + 3 : lines.lineStart();
  }

  private static List<String> described(List<ThreadDump> dumps, long parsed) {
    List<String> out = new ArrayList<>(List.of("parsed " + parsed));
    for (ThreadDump dump : dumps) {
      out.add(dump.format() + " " + dump.runtime() + " " + dump.firstLine() + " " + dump.traits() + dump.jvmDeadlocks() + dump.lockReports()
          + dump.threadCount());
      for (ThreadInfo thread : dump.threads()) {
        out.add(describe(dump, thread));
      }
    }
    return out;
  }

  private static int taken(byte[] text) throws IOException {
    int taken = 0;
    List<ThreadDump> dumps = new ThreadDumpParser(new Stacks(new Symbols()), ArtifactLimits.DEFAULT).parse("dump", new ByteArrayInputStream(text)).dumps();
    for (ThreadDump dump : dumps) {
      for (int i = 0; i < dump.threads().size(); i++) {
        taken += dump.threads().formed(i) ? 1 : 0;
      }
    }
    return taken;
  }

  private static String describe(ThreadDump dump, ThreadInfo thread) {
    StringBuilder text = new StringBuilder().append(thread.name()).append(' ').append(thread.number()).append(' ').append(thread.state()).append(' ')
        .append(thread.waitMinutes()).append(' ').append(thread.line()).append(' ').append(thread.headerText()).append(' ').append(thread.nativeId()).append(' ')
        .append(thread.cpuMillis()).append(' ').append(thread.elapsedMillis()).append(' ').append(thread.pointersFrom() >= 0);
    for (LockMark mark : thread.marks()) {
      text.append("\n ").append(mark.kind()).append(' ').append(mark.frame()).append(' ').append(mark.address()).append(' ').append(mark.className()).append(' ')
          .append(mark.line()).append(' ').append(mark.text());
    }
    for (int i = 0; i < dump.stacks().depth(thread.stack()); i++) {
      text.append("\n ").append(dump.stacks().functionText(thread.stack(), i)).append(' ').append(dump.stacks().placeText(thread.stack(), i));
    }
    for (int i = 0; i < thread.pointersCount(); i++) {
      long packed = dump.pointers().get(thread.pointersFrom() + i);
      text.append('\n').append(Long.toHexString(Pointer.value(packed))).append(' ').append(Pointer.argument(packed)).append(' ').append(Pointer.frame(packed))
          .append(Pointer.stale(packed));
    }
    return text.toString();
  }

  /** Only threads that are taken list synchronizers in the second dump. */
  @Test
  void aTakenThreadTellsThatSynchronizersArePrinted() throws IOException {
    String head = "Full thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode, sharing):\n\n";
    String thread = "\"%s\" #%d daemon prio=5 os_prio=0 cpu=1.25ms elapsed=812.40s tid=0x00007f1006d600%02d nid=0x2b%02d runnable  [0x00007f2006d60000]\n"
        + "   java.lang.Thread.State: RUNNABLE\n\tat a.B.%s(B.java:1)\n\n";
    String listing = "   Locked ownable synchronizers:\n\t- None\n\n";
    String first = String.format(Locale.ROOT, thread, "first", 1, 1, 1, "one");
    String second = String.format(Locale.ROOT, thread, "second", 2, 2, 2, "two") + listing;
    String third = String.format(Locale.ROOT, thread, "third", 3, 3, 3, "three");
    byte[] text = (head + first + second + third + head + first + second + third).getBytes(StandardCharsets.US_ASCII);
    assertThat(taken(text)).isPositive();
    assertThat(read(text)).isEqualTo(readLineByLine(new ByteArrayInputStream(text)));
    List<ThreadDump> dumps = new ThreadDumpParser(new Stacks(new Symbols()), ArtifactLimits.DEFAULT).parse("dump", new ByteArrayInputStream(text)).dumps();
    assertThat(dumps).hasSize(2).allMatch(d -> d.traits().synchronizersPrinted());
    assertThat(dumps.get(1).threads().formed(1)).as("the one that lists them was taken").isTrue();
  }

  @Test
  void givesTheSameAsLineByLine() throws IOException {
    Random random = new Random(20261120);
    int taken = 0;
    for (byte[] seed : seeds()) {
      for (int round = 0; round < 3; round++) {
        byte[] text = repeated(seed, random);
        JsonDumps plain = new JsonDumps("dump", ArtifactStream.open(new ByteArrayInputStream(text), ArtifactLimits.DEFAULT));
        if (plain.recognised()) {
          continue;
        }
        assertThat(read(text)).as("%s", new String(seed, 0, Math.min(seed.length, 80), StandardCharsets.ISO_8859_1)).isEqualTo(readLineByLine(plain.stream()));
        taken += taken(text);
      }
    }
    assertThat(taken).as("threads that were taken as a whole").isGreaterThan(300);
  }
}
