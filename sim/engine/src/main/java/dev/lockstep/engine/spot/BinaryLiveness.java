package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.datasets.scenario.SwarmFaultKind;

/**
 * What a window bot must do in time, where no fault keeps answers away and none did a moment ago. I7: while it holds shares it looks at its exits,
 * or carries one out, slow settlement or not. I13: shares whose bid is far below every trigger are being sold,
 * where they can be.
 */
final class BinaryLiveness {
  private static final long LOOK_NANOS_MAX = 5 * SpotUnits.SECOND;
  private static final long SALE_NANOS_MAX = 8 * SpotUnits.SECOND;
  /** The last resort of an exit rests ten seconds between its rounds; so it is meant. */
  private static final long ROUND_NANOS_MAX = 16 * SpotUnits.SECOND;
  private static final long AFTER_FAULT_NANOS = 12 * SpotUnits.SECOND;
  private static final long RECOVERED_NANOS = 10 * SpotUnits.SECOND;
  /** Less than a hundredth of a share cannot be sold. */
  private static final long DUST_LOTS = 10_000;
  private static final int FAR_BELOW_TICKS = 550;
  private static final SwarmFaultKind[] DISTURB = {
    SwarmFaultKind.F6_BAD_BOOK, SwarmFaultKind.F7_CLOCK_STEP, SwarmFaultKind.F8_LOST_ANSWER, SwarmFaultKind.F9_LATE_ANSWER,
    SwarmFaultKind.F11_PARTIAL_FILLS, SwarmFaultKind.F12_CANCEL_RACE, SwarmFaultKind.F13_UNKNOWN_ORDER, SwarmFaultKind.F14_REJECT_STORM,
    SwarmFaultKind.F15_RATE_LIMIT, SwarmFaultKind.F18_STALE_ANSWERS, SwarmFaultKind.F21_DISK,
    SwarmFaultKind.F25_KILL_SWITCH, SwarmFaultKind.F28_THROWS, SwarmFaultKind.F30_HOST_PAUSE, SwarmFaultKind.F31_BOOK_VANISHES
  };
  private final BinaryAuditor auditor;
  private final ActiveFaults faults;
  private boolean running;
  private boolean holds;
  private boolean halted;
  private boolean exiting;
  private long lookedNanos;
  private long soldNanos;
  private long belowSinceNanos = Long.MAX_VALUE;
  private long heardNanos;
  private boolean ready;

  BinaryLiveness(BinaryAuditor auditor, ActiveFaults faults) {
    this.auditor = auditor;
    this.faults = faults;
  }

  void opened() {
    holds = false;
    belowSinceNanos = Long.MAX_VALUE;
  }

  void started() {
    running = false;
    ready = false;
    exiting = false;
  }

  void ready() {
    ready = true;
  }

  /** It has a position and says so, or goes on with one. */
  private void watches() {
    running = true;
    lookedNanos = auditor.now();
    soldNanos = auditor.now();
  }

  void died() {
    running = false;
    ready = false;
  }

  void closing() {
    running = false;
  }

  void halted(boolean on) {
    halted = on;
  }

  void heard() {
    heardNanos = auditor.now();
  }

  void saleSent() {
    soldNanos = auditor.now();
  }

  void held(long[] lots) {
    holds = lots[0] >= DUST_LOTS || lots[1] >= DUST_LOTS;
    if (!holds) running = false;
  }

  void journal(JournalEntry entry) {
    if (entry instanceof JournalEntry.EntryFilled) watches();
    if (entry instanceof JournalEntry.ExitStarted) exiting = true;
    // Refused by the kill switch: its round counts all the same, and so does the rest after it.
    if (halted && exiting && entry instanceof JournalEntry.OrderSent) soldNanos = auditor.now();
    if (entry instanceof JournalEntry.ExitFinished) exiting = false;
    if (entry instanceof JournalEntry.Evaluated || entry instanceof JournalEntry.ExitStarted || entry instanceof JournalEntry.ExitStage
        || entry instanceof JournalEntry.ExitFinished || entry instanceof JournalEntry.OrderSent || entry instanceof JournalEntry.OrderAnswered) {
      lookedNanos = auditor.now();
    }
    // What is left where the bot counts itself as out is what its first partial fill left behind: so it is meant (sim/bot/DECISIONS.md).
    boolean out = entry instanceof JournalEntry.Lock lock && lock.state() == JournalEntry.LockState.FILLED
        || entry instanceof JournalEntry.ExitFinished finished && finished.unsoldLots() < DUST_LOTS;
    if (out || entry instanceof JournalEntry.WindowOver) running = false;
  }

  void shown(int bidTicks, int askTicks, long[] lots) {
    long now = auditor.now();
    boolean up = lots[0] >= DUST_LOTS && bidTicks > 10 && bidTicks <= FAR_BELOW_TICKS;
    boolean down = lots[1] >= DUST_LOTS && askTicks < BinaryWalk.UNIT - 10 && BinaryWalk.UNIT - askTicks <= FAR_BELOW_TICKS;
    if (!up && !down) belowSinceNanos = Long.MAX_VALUE;
    else if (belowSinceNanos == Long.MAX_VALUE) belowSinceNanos = now;
  }

  /** After every event. */
  void check() {
    if (!running || !holds) return;
    long now = auditor.now();
    boolean blind = !exiting && now - lookedNanos > LOOK_NANOS_MAX;
    boolean unsold = belowSinceNanos < now && now - Math.max(belowSinceNanos, soldNanos) > (exiting ? ROUND_NANOS_MAX : SALE_NANOS_MAX);
    if (halted || !blind && !unsold) return;
    if (disturbedSince(now)) return;
    if (blind) auditor.broken("I7", "exits were not looked at in time");
    else if (faults.any(SwarmFaultKind.F16_SETTLEMENT) == null) auditor.broken("I13", "shares far below every trigger were not being sold");
  }

  /** Whether a fault has kept answers away since a moment, or shortly before it. */
  boolean disturbedSince(long nanos) {
    for (SwarmFaultKind kind : DISTURB) if (faults.within(kind, nanos - AFTER_FAULT_NANOS, auditor.now())) return true;
    return false;
  }

  /** Long after the last fault. */
  void checkRecovered() {
    if (auditor.now() - heardNanos > RECOVERED_NANOS) auditor.broken("I13", "the stream did not come back after the faults");
    if (!ready) auditor.broken("I13", "the bot did not get ready after the faults");
  }
}
