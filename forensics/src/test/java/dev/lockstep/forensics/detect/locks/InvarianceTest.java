package dev.lockstep.forensics.detect.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Corpus;
import dev.lockstep.forensics.corpus.Dumps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Renaming threads, shifting addresses and permuting stacks change no verdict. */
class InvarianceTest {
  private static final Pattern ADDRESS = Pattern.compile("(?<=[<( {])0x0*([0-9a-f]{6,12})(?=[>),?} ])");
  private static final Pattern NAME = Pattern.compile("(?m)^\"([^\"\\n]+)\"(?=[ :])");
  private static final Pattern HELD = Pattern.compile("(?m)(which is held by )\"([^\"\\n]+)\"");

  private static List<Path> inputs() throws IOException {
    List<Path> out = new ArrayList<>();
    try (Stream<Path> own = Files.walk(Path.of("src/test/resources/specimens"))) {
      own.filter(f -> f.toString().endsWith(".txt") && !f.toString().endsWith(".go.txt")).sorted().forEach(out::add);
    }
    if (Corpus.folder().isPresent()) {
      for (Path file : Corpus.files(Corpus.folder().get())) {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < 100_000 && bytes[0] != (byte) 0xff && !file.toString().endsWith(".json")) {
          out.add(file);
        }
      }
    }
    return out;
  }

  private static List<String> verdicts(String text) {
    return Dumps.judge(text).findings().stream()
        .map(f -> f.ruleId() + " " + f.severity() + " " + f.confidence() + " " + f.details().get("waiterCount") + " " + f.fingerprint()).sorted().toList();
  }

  @Test
  void shiftingAddresses() throws IOException {
    for (Path file : inputs()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      String shifted = ADDRESS.matcher(text).replaceAll(m -> "0x" + Long.toHexString(Long.parseLong(m.group(1), 16) + 0x1000000L));
      assertThat(verdicts(shifted)).as("%s", file).isEqualTo(verdicts(text));
    }
  }

  @Test
  void renamingThreads() throws IOException {
    for (Path file : inputs()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (text.contains("Worker[") || text.toLowerCase(java.util.Locale.ROOT).contains("\"main\"") || file.toString().contains("pool")) {
        continue;
      }
      String renamed = NAME.matcher(text).replaceAll(m -> "\"" + Matcher.quoteReplacement(rename(m.group(1))) + "\"");
      renamed = HELD.matcher(renamed).replaceAll(m -> m.group(1) + "\"" + Matcher.quoteReplacement(rename(m.group(2))) + "\"");
      assertThat(verdicts(renamed)).as("%s", file).isEqualTo(verdicts(text));
    }
  }

  private static String rename(String name) {
    return "renamed " + Integer.toHexString(name.hashCode()) + " of " + name.length();
  }

  @Test
  void permutingGoroutines() throws IOException {
    Random random = new Random(7);
    for (String name : List.of("incident", "mirror", "stalled", "selflock", "abba", "healthy")) {
      String text = Files.readString(Path.of("src/test/resources/specimens/go/" + name + ".txt"));
      int first = text.indexOf("goroutine ");
      String end = text.contains("\nrax ") ? text.substring(text.indexOf("\nrax ") + 1) : "";
      String body = text.substring(first, text.length() - end.length());
      List<String> stacks = new ArrayList<>(List.of(body.strip().split("\n\n")));
      Collections.shuffle(stacks, random);
      String permuted = text.substring(0, first) + String.join("\n\n", stacks) + "\n\n" + end;
      assertThat(verdicts(permuted)).as(name).isEqualTo(verdicts(text));
    }
  }
}
