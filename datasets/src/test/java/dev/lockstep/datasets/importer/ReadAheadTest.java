package dev.lockstep.datasets.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  private final ConcurrentHashMap<Integer, String> readers = new ConcurrentHashMap<>();

  /** Whatever runs side by side: every item once, in order, with its own result. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void keepsTheOrder(int processors) {
    List<Integer> items = IntStream.range(0, 50).boxed().toList();
    ReadAhead<Integer, Integer> ahead = new ReadAhead<>(items, this::square, i -> i % 7 != 3, processors);
    List<Integer> seen = new ArrayList<>();
    while (ahead.hasNext()) {
      seen.add(ahead.next());
      assertThat(ahead.result()).isEqualTo(seen.get(seen.size() - 1) * seen.get(seen.size() - 1));
    }
    assertThat(seen).isEqualTo(items);
  }

  /** The first item is not done before the second one is read: so somebody else must have begun it meanwhile. */
  @Test
  @Timeout(60)
  void readsTheNextOneMeanwhile() {
    CountDownLatch second = new CountDownLatch(1);
    ReadAhead<Integer, Integer> ahead =
        new ReadAhead<>(
            List.of(1, 2),
            item -> {
              if (item == 2) second.countDown();
              else awaited(second);
              return square(item);
            },
            item -> true, 2);
    ahead.next();
    assertThat(ahead.result()).isEqualTo(1);
    ahead.next();
    assertThat(ahead.result()).isEqualTo(4);
  }

  /** What may not be read ahead is read by the one who asks, and one processor reads nothing ahead. */
  @Test
  void readsInTurnWhatItMust() {
    String own = Thread.currentThread().getName();
    for (int processors = 1; processors < 3; processors++) {
      int inTurn = 2 - processors;
      ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(0, 1, 2), this::square, item -> item > inTurn, processors);
      while (ahead.hasNext()) {
        ahead.next();
        ahead.result();
      }
      for (int item = 0; item <= (processors == 1 ? 2 : inTurn); item++) assertThat(readers.get(item)).isEqualTo(own);
    }
  }

  @Test
  void passesOnWhatWentWrong() {
    ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(1), i -> { throw new IllegalArgumentException("item " + i); }, i -> true, 2);
    ahead.next();
    assertThatThrownBy(ahead::result).isInstanceOf(IllegalArgumentException.class).hasMessage("item 1");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int square(int item) {
    readers.put(item, Thread.currentThread().getName());
    return item * item;
  }
}
