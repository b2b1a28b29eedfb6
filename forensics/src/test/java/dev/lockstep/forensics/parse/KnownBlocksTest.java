package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.model.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against a map from texts without what stands in their holes. */
class KnownBlocksTest {
  private final KnownBlocks blocks = new KnownBlocks();
  private final KnownBlocks.Holes holes = new KnownBlocks.Holes();

  /** Lines like a stack's: a name, arguments, a place. */
  private static String piece(Random random, StringBuilder shape) {
    StringBuilder text = new StringBuilder();
    for (int line = 1 + random.nextInt(3); line > 0; line--) {
      String name = "pkg.f" + random.nextInt(random.nextInt(12) + 1) + "(";
      String arguments = "0x" + Long.toHexString(0xc000000000L + random.nextInt(1 << 20)) + (random.nextBoolean() ? "?, 0x2" : "");
      String place = ")\n\t/src/file" + random.nextInt(2) + ".go:" + (9 + random.nextInt(2)) + "\n";
      text.append(name);
      text.append(arguments).append(place);
      shape.append(name).append(place);
    }
    text.append('\n');
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aNumberBelongsToOneTextOnlyHolesApart() {
    Random random = new Random(11);
    Map<String, Integer> numbers = new HashMap<>();
    int recognised = 0;
    for (int round = 0; round < 60_000; round++) {
      StringBuilder shape = new StringBuilder();
      byte[] b = bytes("xx" + piece(random, shape) + "goroutine 1");
      KnownBlocks.Holes own = new KnownBlocks.Holes();
      int to = b.length - 11;
      int found = blocks.match(b, 2, b.length);
      if (found >= 0) {
        assertThat(found).isEqualTo(numbers.get(shape.toString()));
        assertThat(blocks.next()).isEqualTo(to);
        recognised++;
        continue;
      }
      assertThat(numbers).as("what was learned is known").doesNotContainKey(shape.toString());
      arguments(own, b, to);
      int learned = blocks.learn(b, 2, to, own);
      if (learned >= 0) {
        numbers.put(shape.toString(), learned);
      }
    }
    assertThat(recognised).isGreaterThan(20_000);
    assertThat(numbers).hasSizeGreaterThan(5_000);
  }

  /** Every pair of parentheses is a hole. */
  private static void arguments(KnownBlocks.Holes holes, byte[] b, int to) {
    int open = -1;
    for (int i = 2; i < to; i++) {
      open = b[i] == '(' ? i : open;
      if (b[i] == ')') {
        holes.add(open + 1, i, KnownBlocks.ARGUMENTS);
      }
    }
  }

  private int learn(String text, Object... fromToKind) {
    KnownBlocks.Holes own = new KnownBlocks.Holes();
    for (int i = 0; i < fromToKind.length; i += 2) {
      int at = text.indexOf((String) fromToKind[i]);
      own.add(at, at + ((String) fromToKind[i]).length(), (int) fromToKind[i + 1]);
    }
    return blocks.learn(bytes(text), 0, text.length(), own);
  }

  @Test
  void keepsWhatStandsInHoles() {
    int number = learn("\"a\" #7 <0x00000007f0e01234> (0xc000, 0x1?)\n", "a", KnownBlocks.NAME, "7", KnownBlocks.DECIMAL, "00000007f0e01234",
        KnownBlocks.ADDRESS, "0xc000, 0x1?", KnownBlocks.ARGUMENTS);
    byte[] b = bytes("\"name\" #123 <0x0000000000000fff> (0x5000, {0x6000?, 0x1})\n");
    assertThat(blocks.match(b, 0, b.length)).isEqualTo(number).isNotNegative();
    assertThat(blocks.valueCount()).isEqualTo(3);
    assertThat(new long[] {(int) blocks.value(0), blocks.value(1), blocks.value(2)}).containsExactly(4, 123, 0xfff);
    assertThat((int) (blocks.value(0) >>> 32)).as("as strings have it").isEqualTo("name".hashCode());
    assertThat(blocks.pointerCount()).isEqualTo(2);
    assertThat(blocks.pointers()[0]).isEqualTo(Pointer.pack(0x5000, 0, 0, false));
    assertThat(blocks.pointers()[1]).isEqualTo(Pointer.pack(0x6000, 1, 0, true));
    assertThat(blocks.stale()).isTrue();
  }

  @Test
  void isHungryWhereTheRangeEndsTooEarlyAndNeverMistaken() {
    String text = "goroutine 77 [select]:\nmain.main(0xc000)\n\t/src/main.go:7 +0x1d\n\n";
    int number = learn(text, "77", KnownBlocks.DECIMAL, "0xc000", KnownBlocks.ARGUMENTS);
    byte[] b = bytes(text);
    for (int to = 0; to < b.length; to++) {
      assertThat(blocks.match(b, 0, to)).as("cut at %d", to).isEqualTo(KnownBlocks.HUNGRY);
    }
    assertThat(blocks.match(b, 0, b.length)).isEqualTo(number);
    for (String other : new String[] {"0x00000000000000zz", "0xc000) (0x1", "7x"}) {
      byte[] changed = bytes(text.replace(other.equals("7x") ? "77" : "0xc000", other));
      assertThat(blocks.match(changed, 0, changed.length)).as(other).isEqualTo(KnownBlocks.UNKNOWN);
    }
  }

  @Test
  void aHoleInAnotherPlaceIsNotLearnedOverTheOldOne() {
    assertThat(learn("main.f(0x1)\n\n", "0x1", KnownBlocks.ARGUMENTS)).isNotNegative();
    assertThat(learn("main.f(0x1).func2(0x5)\n\n", "0x5", KnownBlocks.ARGUMENTS)).as("its first parentheses belong to the name").isEqualTo(KnownBlocks.UNKNOWN);
    byte[] b = bytes("main.f(0x2).func2(0x5)\n\n");
    assertThat(blocks.match(b, 0, b.length)).isEqualTo(KnownBlocks.UNKNOWN);
  }

  @Test
  void forgetsWhenToldAndWhenFullAndGivesUpWhereNothingRepeats() {
    int first = learn("some text\n\n");
    assertThat(first).isZero();
    blocks.clear();
    byte[] b = bytes("some text\n\n");
    assertThat(blocks.match(b, 0, b.length)).isEqualTo(KnownBlocks.UNKNOWN);
    byte[] large = new byte[60_000];
    Random random = new Random(3);
    int learned = 0;
    for (int i = 0; i < 3_000; i++) {
      for (int k = 0; k < large.length; k += 7) {
        large[k] = (byte) ('a' + random.nextInt(26));
      }
      learned += blocks.learn(large, 0, large.length, holes) >= 0 ? 1 : 0;
    }
    assertThat(learned).as("a tape full of what never came back").isBetween(400, 700);
  }
}
