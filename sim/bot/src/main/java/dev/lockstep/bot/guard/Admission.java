package dev.lockstep.bot.guard;

import java.util.List;

/**
 * Whether a message may leave.
 *
 * @param reason {@code ok} or why not, as a code
 * @param checks what was asked, in order, up to the one that refused
 */
public record Admission(boolean admitted, String reason, List<Check> checks) {
  public static final String OK = "ok";

  public Admission {
    checks = List.copyOf(checks);
  }

  /**
   * One question.
   *
   * @param check gate, trading-mode, kill-switch or in-flight
   * @param refused its answer
   * @param detail the gate's reason, the mode, the switch's source
   */
  public record Check(String check, boolean refused, String detail) {}
}
