package dev.lockstep.forensics.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.corpus.Corpus;
import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.locks.StackGroups;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.parse.ThreadDumpParser;
import dev.lockstep.forensics.render.ThreadHtml;
import dev.lockstep.forensics.render.ThreadText;
import dev.lockstep.forensics.text.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No input may end in an exception, in a hang or in unbounded memory, and every byte is accounted for. */
class HostileInputTest {
  private static final int MUTANTS_OF_ONE = 12;
  private static final int CUTS_OF_LARGE = 1000;
  private static final int CORPUS_CUTS = 40;
  private static final int LARGE_MAX = 60_000;

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> out = new ArrayList<>();
    try (Stream<Path> own = Files.walk(Path.of("src/test/resources/specimens"))) {
      for (Path file : own.filter(f -> f.toString().endsWith(".txt") || f.toString().endsWith(".json")).sorted().toList()) {
        out.add(Files.readAllBytes(file));
      }
    }
    if (Corpus.folder().isPresent()) {
      for (Path file : Corpus.files(Corpus.folder().get())) {
        byte[] bytes = Files.readAllBytes(file);
        out.add(bytes.length > 30_000 ? Arrays.copyOf(bytes, 30_000) : bytes);
      }
    }
    return out;
  }

  /** One of our own, and the longest of each runtime in the corpus up to the size that keeps a build short. */
  private static List<byte[]> largeOnes() throws IOException {
    List<byte[]> out = new ArrayList<>(List.of(Files.readAllBytes(Path.of("src/test/resources/specimens/go/healthy.txt"))));
    if (Corpus.folder().isPresent()) {
      for (String runtime : List.of("go", "java", "python")) {
        byte[] longest = {};
        for (Path file : Corpus.files(Corpus.folder().get().resolve(runtime))) {
          byte[] bytes = Files.readAllBytes(file);
          longest = bytes.length > longest.length && bytes.length <= LARGE_MAX ? bytes : longest;
        }
        out.add(longest);
      }
    }
    return out;
  }

  private static void survive(byte[] bytes) {
    Dumps.Judged judged = Dumps.judge("mutant", bytes);
    assertThat(judged.report().bytesParsed() + judged.report().bytesPassedBy() + judged.report().bytesUnreadable()).isEqualTo(judged.report().bytes());
    assertThat(judged.report().bytesPassedBy()).isNotNegative();
  }

  @Test
  void mutants() throws IOException {
    long seed = 20261120;
    Random random = new Random(seed);
    for (byte[] original : seeds()) {
      for (int i = 0; i < MUTANTS_OF_ONE; i++) {
        byte[] mutant = mutate(original, random);
        try {
          survive(mutant);
        } catch (RuntimeException | StackOverflowError e) {
          throw new AssertionError("seed " + seed + ", mutant " + i + ":\n" + new String(mutant, StandardCharsets.ISO_8859_1), e);
        }
      }
    }
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] out = original.clone();
    int changes = 1 + random.nextInt(30);
    for (int i = 0; i < changes && out.length > 4; i++) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(6)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out[at] = (byte) "()[]{}<>\"\n\t :,?0x@#".charAt(random.nextInt(19));
        case 2 -> out = Arrays.copyOf(out, at + 1);
        case 3 -> System.arraycopy(out, 0, out, at / 2, Math.min(200, out.length - at / 2));
        case 4 -> Arrays.fill(out, at, Math.min(out.length, at + 40), (byte) '9');
        default -> out[at] = (byte) '\n';
      }
    }
    return out;
  }

  @Test
  void smallDumpsCutAtEveryByteAndLargeOnesAtManyPlaces() throws IOException {
    for (String name : List.of("go/asleep.txt", "java.txt", "python.txt", "java.json", "go-debug1.txt", "gdb.txt", "gdb-recorded.txt", "py-spy.txt", "py-spy.json")) {
      byte[] whole = Files.readAllBytes(Path.of("src/test/resources/specimens").resolve(name));
      for (int cut = 0; cut <= whole.length; cut++) {
        survive(Arrays.copyOf(whole, cut));
      }
    }
    Random random = new Random(5);
    for (byte[] large : largeOnes()) {
      for (int i = 0; i < CUTS_OF_LARGE; i++) {
        int end = random.nextInt(large.length);
        survive(Arrays.copyOfRange(large, end / 8, end));
      }
    }
    for (byte[] seed : seeds()) {
      for (int i = 0; i < CORPUS_CUTS / 8; i++) {
        survive(Arrays.copyOf(seed, random.nextInt(seed.length + 1)));
      }
    }
  }

  /** Repeats a text for ever, up to a number of bytes, with a number put in for every {@code %}. */
  private static final class Endless extends InputStream {
    private final String template;
    private final long bytesMax;
    private byte[] now = new byte[0];
    private int at;
    private long given;
    private long n;

    Endless(String template, long bytesMax) {
      this.template = template;
      this.bytesMax = bytesMax;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) {
      if (given >= bytesMax) {
        return -1;
      }
      if (at == now.length) {
        now = template.replace("%", Long.toString(n++)).getBytes(StandardCharsets.US_ASCII);
        at = 0;
      }
      int count = (int) Math.min(Math.min(len, now.length - at), bytesMax - given);
      System.arraycopy(now, at, b, off, count);
      at += count;
      given += count;
      return count;
    }
  }

  private static ThreadDumpParser.Result read(String template, long bytes, ArtifactLimits limits) throws IOException {
    return new ThreadDumpParser(new Stacks(new Symbols()), limits).parse("endless", new Endless(template, bytes));
  }

  @Test
  void aLineOfAGigabyteIsCutAndTheDumpBehindItRead() throws IOException {
    long gigabyte = 1L << 30;
    InputStream line = new Endless("x".repeat(65_536), gigabyte);
    byte[] dump = "\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n".getBytes(StandardCharsets.US_ASCII);
    ThreadDumpParser.Result result =
        new ThreadDumpParser(new Stacks(new Symbols()), ArtifactLimits.DEFAULT)
            .parse("long", new java.io.SequenceInputStream(line, new java.io.ByteArrayInputStream(dump)));
    assertThat(result.report().threads()).isEqualTo(1);
    assertThat(result.report().bytes()).isEqualTo(gigabyte + dump.length);
    assertThat(result.report().bytesUnreadable()).isGreaterThan(gigabyte - (2L << 20));
  }

  /** Found by the fuzzer: zeros behind the bracket make the library of JSON take the text for UTF-32. */
  @Test
  void zerosAtTheBeginningOfJsonAreNoException() throws IOException {
    byte[] json = Files.readAllBytes(Path.of("src/test/resources/specimens/py-spy.json"));
    byte[] odd = Arrays.copyOf(json, json.length + 3);
    Arrays.fill(odd, 1, 4, (byte) 0);
    System.arraycopy(json, 1, odd, 4, json.length - 1);
    survive(odd);
  }

  @Test
  void threadsBeyondTheCapAreCounted() throws IOException {
    String thread = "\"worker-%\" #% prio=5 os_prio=0 tid=0x1% nid=0x% runnable\n   java.lang.Thread.State: RUNNABLE\n\tat a.B.c%(B.java:1)\n\n";
    ThreadDumpParser.Result result = read(thread, 60_000_000, new ArtifactLimits(1L << 40, 1 << 20, 10_000));
    assertThat(result.report().threads()).isGreaterThan(400_000);
    assertThat(result.dumps().get(0).threads()).hasSize(10_000);
    assertThat(result.report().problems().toString()).contains("were counted but not looked at");
  }

  @Test
  void strangersNeverReachTheReportAsMarkupOrControl() {
    String evil = "<script>alert(1)</script>\u001b]0;x\u0007\" onload=\"x";
    String dump = "\"" + evil.replace("\"", "'") + "\" #1 prio=5 tid=0x1 nid=0x1 waiting for monitor entry\n   java.lang.Thread.State: BLOCKED (on object monitor)\n"
        + "\tat a.<b>.c(X.java:1)\n\t- waiting to lock <0x000000000000aaaa> (a <img src=x>)\n\n"
        + "\"holder\" #2 prio=5 tid=0x2 nid=0x2 sleeping\n   java.lang.Thread.State: TIMED_WAITING (sleeping)\n\tat java.lang.Thread.sleep(Native Method)\n"
        + "\tat a.B.c(B.java:2)\n\t- locked <0x000000000000aaaa> (a <img src=x>)\n\n";
    Dumps.Judged judged = Dumps.judge(dump);
    assertThat(judged.rules()).containsExactly("slow-io-under-lock");
    String html = ThreadHtml.of(List.of(judged.report()), judged.findings(), judged.dumps(), new Redactor());
    assertThat(html).doesNotContain("<script").doesNotContain("<img").contains("default-src 'none'");
    String text = ThreadText.of(List.of(judged.report()), judged.findings(), StackGroups.of(judged.dumps().get(0)), new Redactor());
    assertThat(text.chars().noneMatch(c -> (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0))).isTrue();
    assertThat(FindingsJson.write(List.of(judged.report()), judged.findings(), new Redactor())).doesNotContain("<script").contains("\\u003c");
  }
}
