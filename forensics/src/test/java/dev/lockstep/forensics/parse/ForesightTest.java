package dev.lockstep.forensics.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against a map from whole sequences to what they ended with. */
class ForesightTest {
  @Test
  void anEndingBelongsToOneSequenceOnly() {
    Random random = new Random(11);
    Foresight foresight = new Foresight();
    Map<List<Integer>, Integer> endings = new HashMap<>();
    int known = 0;
    int foreseen = 0;
    for (int round = 0; round < 50_000; round++) {
      List<Integer> sequence = new ArrayList<>();
      foresight.restart();
      int length = random.nextInt(6);
      for (int i = 0; i < length; i++) {
        int number = random.nextInt(3);
        sequence.add(number);
        if (foresight.guess() == number) {
          foresight.follow();
          foreseen++;
        } else {
          foresight.step(number);
        }
      }
      int ending = foresight.ending();
      if (ending != Foresight.NONE) {
        assertThat(ending).as("%s", sequence).isEqualTo(endings.get(sequence));
        known++;
      }
      if (random.nextInt(4) == 0) {
        continue; // the stack was left without its end
      }
      int own = endings.computeIfAbsent(sequence, s -> endings.size());
      foresight.end(own);
      assertThat(foresight.guess()).isEqualTo(Foresight.NONE);
    }
    assertThat(known).as("what was seen is known").isGreaterThan(40_000);
    assertThat(foreseen).isGreaterThan(10_000);
  }

  @Test
  void isWipedWhenFullAndForgetsWhenTold() {
    Foresight foresight = new Foresight();
    for (int stack = 0; stack < 300_000; stack++) {
      foresight.restart();
      for (int i = 0; i < 10; i++) {
        foresight.step(stack);
      }
      foresight.end(stack);
      foresight.restart();
      for (int i = 0; i < 10; i++) {
        foresight.step(stack);
      }
      assertThat(foresight.ending()).isIn(stack, Foresight.NONE);
    }
    foresight.clear();
    foresight.restart();
    assertThat(foresight.guess()).isEqualTo(Foresight.NONE);
  }
}
