package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Corpus;
import dev.lockstep.forensics.model.LockMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast readers of HotSpot's own forms say what the general ones say, on every line of the dumps at hand and on spoilt ones. */
class HotSpotFormsTest {
  private static final String CHANGES = " #[]<>()=.x0af9\"";

  private static List<byte[]> lines(String beginning) throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of("src/test/resources/specimens/java.txt")));
    if (Corpus.folder().isPresent()) {
      Corpus.files(Corpus.folder().get()).stream().filter(f -> f.toString().contains("/java/")).forEach(files::add);
    }
    List<byte[]> out = new ArrayList<>();
    for (Path file : files) {
      new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().filter(l -> l.strip().startsWith(beginning))
          .forEach(l -> out.add(l.strip().getBytes(StandardCharsets.ISO_8859_1)));
    }
    Random random = new Random(3);
    for (byte[] line : List.copyOf(out)) {
      byte[] spoilt = line.clone();
      spoilt[random.nextInt(spoilt.length)] = (byte) CHANGES.charAt(random.nextInt(CHANGES.length()));
      out.add(spoilt);
    }
    return out;
  }

  private static LineView view(byte[] line) {
    LineView view = new LineView();
    view.set(line, 0, line.length, 7);
    return view;
  }

  private static String header(JavaHeader header, byte[] line) {
    boolean read = header.read(view(line), true);
    return read + " " + header.name() + "|" + header.number() + "|" + header.nativeId() + "|" + header.cpuMillis() + "|" + header.elapsedMillis() + "|"
        + header.state() + "|" + header.waitsForClass();
  }

  @Test
  void headers() throws IOException {
    HotSpotHeader fast = new HotSpotHeader();
    int taken = 0;
    for (byte[] line : lines("\"")) {
      assertThat(header(new JavaHeader(fast), line)).as("%s", new String(line, StandardCharsets.ISO_8859_1)).isEqualTo(header(new JavaHeader(null), line));
      int quote = new String(line, StandardCharsets.ISO_8859_1).lastIndexOf("\" #") + 1;
      taken += quote > 0 && fast.read(line, quote, line.length) ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(3);
  }

  @Test
  void lockLines() throws IOException {
    HotSpotMarks fast = new HotSpotMarks();
    int taken = 0;
    for (byte[] line : lines("- ")) {
      for (boolean synchronizers : new boolean[] {false, true}) {
        LockMark mark = fast.read(view(line), 0, synchronizers, 3);
        if (mark != null) {
          LockMark reference = new JavaMarks().read(view(line), 0, synchronizers, 3);
          assertThat(mark.kind()).as("%s", new String(line, StandardCharsets.ISO_8859_1)).isEqualTo(reference.kind());
          assertThat(mark.frame()).isEqualTo(reference.frame());
          assertThat(mark.address()).isEqualTo(reference.address());
          assertThat(mark.className()).isEqualTo(reference.className());
          assertThat(mark.text()).isEqualTo(reference.text());
          taken++;
        }
      }
    }
    assertThat(taken).isGreaterThan(3);
  }
}
