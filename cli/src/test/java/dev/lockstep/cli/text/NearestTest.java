package dev.lockstep.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  /** Distances from the literature on optimal string alignment. */
  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "ca,abc,3", "ab,ba,1", "'',abc,3", "same,same,0"})
  void countsEdits(String one, String other, int edits) {
    assertThat(Nearest.edits(one, other)).isEqualTo(edits);
    assertThat(Nearest.edits(other, one)).isEqualTo(edits);
  }

  @Test
  void namesOnlyWhatIsNear() {
    List<String> commands = List.of("backtest", "demo", "rules", "orders");
    assertThat(Nearest.to("bactkest", commands)).contains("backtest");
    assertThat(Nearest.to("rule", commands)).contains("rules");
    assertThat(Nearest.to("order", commands)).contains("orders");
    assertThat(Nearest.to("x", commands)).isEmpty();
    assertThat(Nearest.to("frobnicate", commands)).isEmpty();
  }
}
