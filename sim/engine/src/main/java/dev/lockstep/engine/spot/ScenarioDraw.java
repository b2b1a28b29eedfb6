package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.datasets.scenario.SwarmScenario;
import dev.lockstep.engine.time.SplitRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws a scenario from a seed: whole kinds of faults are switched off, the rates of the others are uneven, so that windows differ in kind and not only in luck. */
public final class ScenarioDraw {
  private static final List<SwarmFaultKind> SPOT = without(EnumSet.of(SwarmFaultKind.F31_BOOK_VANISHES));
  /** A window bot has no queue of orders, and what it is told of fills adds up by itself. */
  private static final List<SwarmFaultKind> BINARY = without(EnumSet.of(SwarmFaultKind.F10_DUPLICATE_FILLS, SwarmFaultKind.F27_SHORT_QUEUE));
  private static final int FAULTS_MAX = 10;
  /** Amount of a link fault: connected, and only heartbeats come. */
  private static final long SILENT_SUBSCRIPTION = 4;
  private static final long BUSY_SECONDS = 45;
  private static final long CALM_SECONDS = 500;
  private static final long FIRST_NANOS = 20 * SpotUnits.SECOND;
  private static final long LAST_NANOS = (SpotWorld.FAULTS_SECONDS - 5) * SpotUnits.SECOND;

  /** What many parts must live through, and what meets an order or a gap only by luck. */
  private static final Set<SwarmFaultKind> OFTEN = EnumSet.of(
      SwarmFaultKind.F1_FEED_STALL, SwarmFaultKind.F7_CLOCK_STEP, SwarmFaultKind.F24_SHUTDOWN, SwarmFaultKind.F25_KILL_SWITCH);

  private ScenarioDraw() {}

  private static List<SwarmFaultKind> without(Set<SwarmFaultKind> left) {
    List<SwarmFaultKind> kinds = new ArrayList<>();
    for (SwarmFaultKind kind : SwarmFaultKind.values()) if (!left.contains(kind)) kinds.add(kind);
    return List.copyOf(kinds);
  }

  /** The scenario of a seed for the spot bot. */
  public static SwarmScenario of(long seed) {
    return of(seed, SPOT);
  }

  /** The scenario of a seed for the window bot. */
  public static SwarmScenario ofBinary(long seed) {
    return of(seed, BINARY);
  }

  private static SwarmScenario of(long seed, List<SwarmFaultKind> choice) {
    RandomSource random = new SplitRandom(seed).stream("scenario");
    List<SwarmFaultKind> kinds = new ArrayList<>();
    for (SwarmFaultKind kind : choice) {
      if (random.nextLong(100) < 40) continue;
      long weight = 1 + random.nextLong(4) + (choice == SPOT && OFTEN.contains(kind) ? 3 : 0);
      for (int i = 0; i < weight; i++) kinds.add(kind);
    }
    List<SwarmFault> faults = new ArrayList<>();
    int count = (int) random.nextLong(FAULTS_MAX + 1);
    for (int i = 0; i < count && !kinds.isEmpty(); i++) faults.add(fault(kinds.get((int) random.nextLong(kinds.size())), choice, random));
    joinLostAnswer(kinds, faults, random);
    faults.sort(Comparator.comparingLong(SwarmFault::fromNanos));
    long base = random.nextLong(2_000);
    long quote = (150 + random.nextLong(400)) * SpotUnits.SECOND;
    return new SwarmScenario(
        seed, base, quote, 200 + (int) random.nextLong(400), offset(choice, random), random.nextLong(3) > 0,
        attemptNanos(random), faults);
  }

  /** An outcome is unknown for seconds only, so that other faults would seldom meet it: one window in two loses answers while another fault is at work. */
  private static void joinLostAnswer(List<SwarmFaultKind> kinds, List<SwarmFault> faults, RandomSource random) {
    if (!kinds.contains(SwarmFaultKind.F8_LOST_ANSWER) || faults.isEmpty() || faults.size() == FAULTS_MAX || random.nextLong(2) == 0) return;
    SwarmFault other = faults.get((int) random.nextLong(faults.size()));
    long from = Math.max(other.fromNanos(), FIRST_NANOS);
    long to = Math.min(from + length(SwarmFaultKind.F8_LOST_ANSWER, random), SpotWorld.FAULTS_SECONDS * SpotUnits.SECOND);
    faults.add(new SwarmFault(SwarmFaultKind.F8_LOST_ANSWER, from, to, amount(SwarmFaultKind.F8_LOST_ANSWER, random), 0));
  }

  /** Three windows in four are busy; in the others an attempt a side comes every few minutes, so that quiet stretches are met too. */
  private static long attemptNanos(RandomSource random) {
    return (random.nextLong(4) > 0 ? BUSY_SECONDS : BUSY_SECONDS + 45 + random.nextLong(CALM_SECONDS)) * SpotUnits.SECOND;
  }

  /**
   * For the spot bot one in six is 0: market first, as the recorded bot has it; one in six is deep, so that the order rests until its
   * deadline.
   */
  private static int offset(List<SwarmFaultKind> choice, RandomSource random) {
    if (choice == BINARY) return (int) random.nextLong(300);
    return switch ((int) random.nextLong(6)) {
      case 0 -> 0;
      case 1 -> 300 + (int) random.nextLong(2_700);
      default -> 1 + (int) random.nextLong(299);
    };
  }

  private static SwarmFault fault(SwarmFaultKind kind, List<SwarmFaultKind> choice, RandomSource random) {
    long from = FIRST_NANOS + random.nextLong(LAST_NANOS - FIRST_NANOS);
    if (kind == SwarmFaultKind.F27_SHORT_QUEUE) return new SwarmFault(kind, 0, 0, 1 + random.nextLong(3));
    // A window bot has few orders: a short run of the price would seldom meet one whose outcome is unknown, and a short storm five entries.
    boolean longer = choice == BINARY && (kind == SwarmFaultKind.F26_PRICE_SHOCK || kind == SwarmFaultKind.F14_REJECT_STORM);
    long to = Math.min(from + (longer ? millis(random, 30_000, 90_000) : length(kind, random)), SpotWorld.FAULTS_SECONDS * SpotUnits.SECOND);
    return new SwarmFault(kind, from, to, amount(kind, random), aim(kind, random));
  }

  /** What happens in an instant would seldom meet an order: half of it is aimed at one. */
  private static int aim(SwarmFaultKind kind, RandomSource random) {
    return switch (kind) {
      case F24_SHUTDOWN -> random.nextLong(4) == 0 ? 0 : 1 + (int) random.nextLong(OrderPhase.values().length);
      // Between the cancel of a reprice and its new order somebody must ask again.
      case F25_KILL_SWITCH -> random.nextLong(3) == 0 ? OrderPhase.CANCELLING.ordinal() + 1 : (int) random.nextLong(OrderPhase.values().length + 1);
      case F7_CLOCK_STEP, F19_KILL, F22_POWER_CUT, F23_STATE_DAMAGED, F29_SECOND_INSTANCE ->
          random.nextLong(2) == 0 ? 0 : 1 + (int) random.nextLong(OrderPhase.values().length);
      default -> 0;
    };
  }

  private static long length(SwarmFaultKind kind, RandomSource random) {
    return switch (kind) {
      case F19_KILL, F22_POWER_CUT, F23_STATE_DAMAGED -> millis(random, 10_000, 90_000);
      case F7_CLOCK_STEP, F24_SHUTDOWN, F29_SECOND_INSTANCE -> millis(random, 10_000, 90_000);
      case F26_PRICE_SHOCK -> millis(random, 2_000, 20_000);
      case F30_HOST_PAUSE -> millis(random, 1_000, 40_000);
      case F17_LINK, F1_FEED_STALL -> millis(random, 1_000, 90_000);
      default -> millis(random, 2_000, 60_000);
    };
  }

  private static long millis(RandomSource random, long least, long most) {
    return (least + random.nextLong(most - least)) * SpotUnits.MILLI;
  }

  private static long storm(long perMille) {
    return perMille < 400 ? perMille : 950;
  }

  private static long amount(SwarmFaultKind kind, RandomSource random) {
    return switch (kind) {
      case F2_FEED_GAP, F4_DUPLICATE_DATA, F5_BAD_VALUES, F6_BAD_BOOK -> 20 + random.nextLong(400);
      case F3_OUT_OF_ORDER -> 100 + random.nextLong(3_000);
      case F7_CLOCK_STEP -> random.nextLong(2) == 0 ? random.nextLong(20) - 10 : random.nextLong(2 * 86_400 + 1) - 86_400;
      case F8_LOST_ANSWER, F13_UNKNOWN_ORDER, F15_RATE_LIMIT -> 50 + random.nextLong(700);
      // What stops entries after many refusals is only seen where hardly anything passes.
      case F14_REJECT_STORM -> storm(50 + random.nextLong(700));
      case F9_LATE_ANSWER -> 200 + random.nextLong(6_000);
      case F11_PARTIAL_FILLS -> 20 + random.nextLong(300);
      case F12_CANCEL_RACE -> 100 + random.nextLong(3_000);
      case F16_SETTLEMENT -> 1_000 + random.nextLong(60_000);
      // A subscription that is silent on a live connection is the hardest to notice: one in three.
      case F17_LINK -> random.nextLong(4) == 0 ? SILENT_SUBSCRIPTION : random.nextLong(6);
      case F18_STALE_ANSWERS -> 200 + random.nextLong(4_000);
      case F21_DISK -> random.nextLong(4);
      case F23_STATE_DAMAGED -> random.nextLong(4) == 0 ? 1 : random.nextLong(2) * 2;
      case F26_PRICE_SHOCK -> random.nextLong(1_600) - 800;
      case F28_THROWS -> 20 + random.nextLong(400);
      default -> 0;
    };
  }
}
