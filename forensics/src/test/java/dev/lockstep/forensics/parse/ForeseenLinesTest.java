package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.corpus.Corpus;
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
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lines that are foreseen in the buffer give the same as lines read one by one. The reference is the slow path: a stream that hands
 * out a byte at a time leaves nothing in the buffer to foresee. (The first 64 KiB are sniffed in one piece, so other text stands there.)
 */
class ForeseenLinesTest {
  private static final int SNIFFED = 1 << 16;
  private static final int PART_MAX = 20_000;
  private static final String CHANGES = "()[]{}\"\n\t ?0xaf.,-\r#";
  private static final byte[] FILLER = "an ordinary line of a log, that belongs to no dump\n".repeat(1400).getBytes(StandardCharsets.US_ASCII);

  /** One byte at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] b, int off, int len) {
      return super.read(b, off, Math.min(len, 1));
    }
  }

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

  /** The dump three times, so that its stacks are known; the last one with a few bytes changed. */
  private static byte[] repeated(byte[] dump, Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(FILLER);
    out.write(dump);
    out.write('\n');
    out.write(dump);
    out.write('\n');
    byte[] changed = dump.clone();
    for (int i = 0; i < 6 && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
    }
    out.write(changed);
    return out.toByteArray();
  }

  private static List<String> read(InputStream in) throws IOException {
    ThreadDumpParser.Result result = new ThreadDumpParser(new Stacks(new Symbols()), ArtifactLimits.DEFAULT).parse("dump", in);
    List<String> out = new ArrayList<>(List.of(result.report().toString()));
    for (ThreadDump dump : result.dumps()) {
      out.add(dump.format() + " " + dump.runtime() + " " + dump.firstLine() + " " + dump.traits() + dump.jvmDeadlocks() + dump.lockReports());
      for (ThreadInfo thread : dump.threads()) {
        out.add(describe(dump, thread));
      }
    }
    return out;
  }

  private static String describe(ThreadDump dump, ThreadInfo thread) {
    StringBuilder text = new StringBuilder().append(thread.name()).append(' ').append(thread.number()).append(' ').append(thread.state()).append(' ')
        .append(thread.waitMinutes()).append(' ').append(thread.line()).append(' ').append(thread.headerText()).append(' ').append(thread.marks());
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

  @Test
  void givesTheSameAsLineByLine() throws IOException {
    assertThat(FILLER.length).isGreaterThan(SNIFFED);
    Random random = new Random(20261120);
    long threads = 0;
    for (byte[] seed : seeds()) {
      byte[] text = repeated(seed, random);
      List<String> slow = read(new Trickle(text));
      assertThat(read(new ByteArrayInputStream(text))).as("%s", new String(seed, 0, Math.min(seed.length, 80), StandardCharsets.ISO_8859_1)).isEqualTo(slow);
      threads += slow.size();
    }
    assertThat(threads).isGreaterThan(100);
  }
}
