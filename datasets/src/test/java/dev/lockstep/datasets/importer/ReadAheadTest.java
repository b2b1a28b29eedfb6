package dev.lockstep.datasets.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  /** What may not be read ahead is read by the one who asks, and one processor reads nothing ahead. */
  @Test
  void readsInTurnWhatItMust() {
    String own = Thread.currentThread().getName();
    ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(0, 1, 2, 3), this::square, i -> i != 2, 2);
    while (ahead.hasNext()) {
      int item = ahead.next();
      assertThat(readers).doesNotContainKey(item == 1 ? 2 : 99);
      ahead.result();
    }
    assertThat(readers.get(2)).isEqualTo(own);
    assertThat(readers.get(1)).isEqualTo("read-ahead");
    ReadAhead<Integer, Integer> single = new ReadAhead<>(List.of(7), this::square, i -> true, 1);
    single.next();
    single.result();
    assertThat(readers.get(7)).isEqualTo(own);
  }

  @Test
  void passesOnWhatWentWrong() {
    ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(1), i -> { throw new IllegalArgumentException("item " + i); }, i -> true, 2);
    ahead.next();
    assertThatThrownBy(ahead::result).isInstanceOf(IllegalArgumentException.class).hasMessage("item 1");
  }

  private int square(int item) {
    readers.put(item, Thread.currentThread().getName());
    return item * item;
  }
}
