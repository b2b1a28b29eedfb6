package dev.lockstep.forensics.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateFilesTest {
  private static final String STATE = "{\"BookBuy\":{\"Lots\":[]},\"BookSell\":{\"Lots\":[]},\"Exits\":[]}";

  /** A state that is cut at the limit would be called broken, which it is not. */
  @Test
  void aStateOverTheLimitIsToldAndNotCut() {
    byte[] bytes = STATE.getBytes(StandardCharsets.UTF_8);
    IncidentBundle bundle = IncidentBundle.of(Map.of("bot_state.json", bytes));
    assertThat(StateFiles.read(bundle, bytes.length).states()).hasSize(1);
    StateFiles.Read over = StateFiles.read(bundle, bytes.length - 1);
    assertThat(over.states()).isEmpty();
    assertThat(over.reports().get(0).problems()).containsExactly("longer than " + (bytes.length - 1) + " bytes, the most that is read of a state");
  }
}
