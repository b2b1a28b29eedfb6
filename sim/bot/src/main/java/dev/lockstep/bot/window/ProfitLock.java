package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;

/**
 * Places the 99-cent sell as soon as the bought shares have settled: refresh the balance, read it, place if it suffices, rest, again.
 * Each try is two account calls and a rest, and all of it holds the lane that the release placed it on. That placement, and nothing
 * here, decides whether anybody watches the exits meanwhile.
 */
final class ProfitLock {
  private final WindowContext context;
  private final Lane lane;
  private final Lane laterLane;
  private final WindowParts.LaterTries laterTries;
  private final Outcome side;
  private final long lots;
  private final int cap;
  private final PlacedListener placed;

  /** Is told, on the main lane, of a profit lock that rests at the venue. */
  @FunctionalInterface
  interface PlacedListener {
    void onPlaced(ClientOrderId order, long lots);
  }

  ProfitLock(
      WindowContext context, Lane lane, Lane laterLane, WindowParts.LaterTries laterTries, Outcome side, long lots, PlacedListener placed) {
    this.context = context;
    this.lane = lane;
    this.laterLane = laterLane;
    this.laterTries = laterTries;
    this.side = side;
    this.lots = context.market().floorToHundredth(lots);
    this.cap = (int) context.settings().value(WindowSettings.LOCK_TRIES);
    this.placed = placed;
  }

  void start() {
    if (cap > 0) lane.execute("ProfitLock", () -> attempt(1, lane));
    else if (laterTries.follow()) laterLane.execute("ProfitLockLater", () -> attempt(1, laterLane));
  }

  private Step attempt(int number, Lane on) {
    if (context.lockStop().raised()) return Step.DONE;
    return call(
        context.ports().account().refreshBalance(side),
        accepted -> readBalance(number, on),
        error -> readBalance(number, on));
  }

  private Step readBalance(int number, Lane on) {
    return call(
        context.ports().account().balanceLots(side),
        balance -> balanceRead(number, on, balance),
        error -> balanceRead(number, on, 0));
  }

  private Step balanceRead(int number, Lane on, long balance) {
    boolean background = on != context.main();
    context.ports().journal().write(new JournalEntry.LockAttempt(
        context.now(), on.name(), number, statedCap(), background, balance, context.leftNanos()));
    return balance >= lots ? place(number, on) : rest(number, on);
  }

  /** The cap that a log line would state; none where later tries follow without end. */
  private int statedCap() {
    return laterTries.follow() ? 0 : cap;
  }

  private Step place(int number, Lane on) {
    ClientOrderId id = new ClientOrderId(WindowBot.FIRST_LOCK_ORDER + number);
    int limit = context.market().ticks(context.settings().value(WindowSettings.LOCK_PRICE));
    OrderRequest request = new OrderRequest(id, side, Side.SELL, limit, lots, TimeInForce.GTC, false, 0);
    context.ports().journal().write(new JournalEntry.OrderSent(context.now(), on.name(), "profit-lock", request));
    return call(
        context.ports().broker().place(request),
        status -> {
          context.ports().journal().write(
              new JournalEntry.OrderAnswered(context.now(), on.name(), "profit-lock", id.value(), status, null));
          context.main().execute("ProfitLockPlaced", () -> {
            placed.onPlaced(id, lots);
            return Step.DONE;
          });
          return Step.DONE;
        },
        error -> {
          context.ports().journal().write(
              new JournalEntry.OrderAnswered(context.now(), on.name(), "profit-lock", id.value(), null, error));
          return rest(number, on);
        });
  }

  private Step rest(int number, Lane on) {
    boolean first = number <= cap;
    long interval = context.settings().nanos(first ? WindowSettings.LOCK_INTERVAL : WindowSettings.LOCK_LATER_INTERVAL);
    return Step.await(context.lockStop(), interval, wake -> {
      if (wake != Wake.TIMEOUT) return Step.DONE;
      if (number != cap) return number < cap || laterTries.follow() ? attempt(number + 1, on) : Step.DONE;
      return handOver(number, on);
    });
  }

  private Step handOver(int number, Lane on) {
    if (!laterTries.follow()) {
      context.ports().journal().write(
          new JournalEntry.Lock(context.now(), on.name(), JournalEntry.LockState.GAVE_UP, 0, lots, 0));
      return Step.DONE;
    }
    context.ports().journal().write(
        new JournalEntry.Lock(context.now(), on.name(), JournalEntry.LockState.HANDED_OVER, 0, lots, 0));
    long interval = context.settings().nanos(WindowSettings.LOCK_LATER_INTERVAL);
    laterLane.executeAfter(interval, "ProfitLockLater", () -> attempt(number + 1, laterLane));
    return Step.DONE;
  }
}
