package dev.lockstep.bot.spot;

import dev.lockstep.bot.exit.LotExit;
import dev.lockstep.bot.feed.CandleSeries;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.position.Lot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The step of the main loop, once a tick: results first, then exits, then entries, then what looks after the rest. */
final class Steps {
  /** FACTS-002: data that is older than this is stale. */
  private static final long STALE_NANOS = 30_000_000_000L;
  private static final String STALE_ALARM = "stale-position";
  /** For a control: seed 003, item 11. */
  private static final int TWO_CANDLES = 2;
  private static final long HEARTBEAT_NANOS = 30_000_000_000L;
  private final Core core;
  private final Market market;
  private final Pricing pricing;
  private final Boundary boundary;
  private final Keeper keeper;
  private final Entries entries;
  private final Executions executions;
  private final Books books;
  private boolean reconciled;
  private boolean over;
  private final Set<Long> blindLots = new LinkedHashSet<>();
  private boolean stale;
  private long freshNanos;
  private long steps;
  private long checkedBuys;
  private long checkedSells;
  private long checkedExits;
  private long heartbeatNanos = Long.MIN_VALUE / 2;
  private Side refusedSide;
  private String refusedReason = "";
  private BooleanSupplier strays = () -> false;

  Steps(Core core, Market market, Pricing pricing, Boundary boundary, Keeper keeper, Entries entries, Executions executions, Books books) {
    this.core = core;
    this.market = market;
    this.pricing = pricing;
    this.boundary = boundary;
    this.keeper = keeper;
    this.entries = entries;
    this.executions = executions;
    this.books = books;
  }

  /** Who knows of orders of an earlier life whose end is not certain. Called once, before the first step. */
  void strays(BooleanSupplier any) {
    strays = any;
  }

  void reconciled() {
    reconciled = true;
    freshNanos = core.now();
    core.note(SpotNote.Kind.READY, 0, 0, "");
  }

  boolean isReconciled() {
    return reconciled;
  }

  /** No step follows. */
  void stop() {
    over = true;
  }

  /** Puts the next step on the main lane one tick from now. */
  void later() {
    boolean survives = core.parts.get(SpotPolicies.Thrown.class) == SpotPolicies.Thrown.SURVIVED;
    core.main.executeAfter(core.settings.tickNanos(), "Step", () -> {
      if (over) return Step.done();
      if (survives) later();
      Step then = step();
      if (!survives) later();
      return then;
    });
  }

  private Step step() {
    steps++;
    entries.step(steps);
    core.note(SpotNote.Kind.STEP, 0, core.ledger.lots().size(), "");
    books.drain();
    keeper.tick();
    if (!reconciled) return Step.done();
    watchAge();
    boolean waits = core.parts.get(SpotPolicies.Exits.class) == SpotPolicies.Exits.NOT_WHILE_PENDING && !entries.all().isEmpty();
    if (!waits) exits();
    boolean opened = entries();
    heartbeat();
    SpotPolicies.AfterOpening after = core.parts.get(SpotPolicies.AfterOpening.class);
    boolean leaks = opened && after == SpotPolicies.AfterOpening.LEAKS_THE_LANE
        || books.refusedEntries() > 0 && after == SpotPolicies.AfterOpening.LEAKS_AFTER_ERROR;
    return leaks ? Step.await(core.ports.lanes().newSignal(), 1L << 60, wake -> Step.done()) : Step.done();
  }

  /** A position without a price is an alarm; it is closed on the first quote that is believed: what it would have met meanwhile nobody knows. */
  private void watchAge() {
    if (market.quote() != null && market.quoteAgeNanos() <= core.settings.quoteAgeNanos()) freshNanos = core.now();
    boolean blind = !core.ledger.lots().isEmpty() && core.now() - freshNanos > STALE_NANOS;
    if (blind && !stale) {
      core.ports.alarms().raise(STALE_ALARM, "a position is open and there is no usable quote");
      core.note(SpotNote.Kind.ALARM, 0, 0, "a position is open and there is no usable quote");
    }
    if (!blind && stale) core.ports.alarms().clear(STALE_ALARM);
    stale = blind;
    boolean closes = core.parts.get(SpotPolicies.StalePosition.class) == SpotPolicies.StalePosition.CLOSED;
    if (blind && closes) for (Lot lot : core.ledger.lots()) blindLots.add(lot.id());
  }

  private void exits() {
    FeedMessage.Top quote = market.quote();
    if (quote == null || market.quoteAgeNanos() > core.settings.quoteAgeNanos()) return;
    if (core.ledger.lots().isEmpty()) blindLots.clear();
    if (boundary.refusal(Purpose.EXIT) != null) return;
    checkedExits++;
    boolean one = core.parts.get(SpotPolicies.ExitsPerLot.class) == SpotPolicies.ExitsPerLot.ONE;
    for (Lot lot : new ArrayList<>(core.ledger.lots())) {
      if (one && lot.exitOrder() != 0 || core.now() < lot.retryNanos()) continue;
      if (isDust(lot, quote)) continue;
      LotExit.Reason reason = core.parts.get(SpotPolicies.Triggers.class).of(core.settings.exits().decide(lot, quote.bidTicks(), quote.askTicks(), core.instrument));
      if (reason == null && blindLots.contains(lot.id())) reason = LotExit.Reason.BLIND;
      if (reason != null) executions.exit(lot, reason);
    }
  }

  private boolean isDust(Lot lot, FeedMessage.Top quote) {
    int ticks = lot.side() == Side.BUY ? quote.bidTicks() : quote.askTicks();
    // With a tenth to spare, so that a lot does not turn into dust between the decision and the order.
    if (core.instrument.nanoUsd(ticks, lot.lots()) * 9 / 10 >= core.settings.entry().minNotionalNanoUsd()) return false;
    if (!lot.isDust()) {
      core.ledger.nameDust(lot);
      core.note(SpotNote.Kind.DUST, lot.id(), lot.lots(), "");
    }
    return true;
  }

  private boolean entries() {
    Side side = signal();
    if (side == Side.BUY) checkedBuys++;
    else if (side == Side.SELL) checkedSells++;
    if (side == null) return false;
    String refusal = refusal(side);
    FeedMessage.Top quote = market.quote();
    boolean fallback = refusal == null && entries.armed(side, steps);
    boolean marketFirst = core.settings.entryMode() == SpotSettings.MakerOrMarket.MARKET_FIRST;
    int ticks = refusal != null ? 0 : fallback || marketFirst ? pricing.takerTicks(side, quote) : pricing.makerTicks(side, quote, market.candles());
    long lots = refusal != null ? 0 : pricing.lots(core.settings.entry().quoteNanoUsd(), ticks);
    if (refusal == null && !pricing.worthIt(ticks, lots)) refusal = "too_small";
    if (refusal == null) refusal = spare(side, ticks, lots);
    if (refusal != null) {
      refused(side, refusal);
      return false;
    }
    refusedReason = "";
    if (fallback || marketFirst) {
      entries.disarm(side);
      executions.enter(side, lots);
      return true;
    }
    return entries.openMaker(side, ticks, lots) != null;
  }

  private void refused(Side side, String reason) {
    if (side == refusedSide && reason.equals(refusedReason)) return;
    refusedSide = side;
    refusedReason = reason;
    core.note(SpotNote.Kind.REFUSED, 0, side.ordinal(), reason);
  }

  /** The side that the two averages point to, or null. */
  private Side signal() {
    CandleSeries candles = market.candles();
    int fast = core.settings.fastCandles();
    int slow = core.settings.slowCandles();
    if (candles.size() < slow) return null;
    long fastMean = candles.sumOfCloses(fast) * slow;
    long slowMean = candles.sumOfCloses(slow) * fast;
    long distance = (fastMean - slowMean) * 1_000_000L / slowMean;
    if (distance >= core.settings.signalCentiBps()) return Side.BUY;
    if (distance <= -core.settings.signalCentiBps()) return Side.SELL;
    return core.parts.get(SpotPolicies.Flat.class) == SpotPolicies.Flat.IS_BUY ? Side.BUY : null;
  }

  private String refusal(Side side) {
    FeedMessage.Top quote = market.quote();
    boolean bounded = core.parts.get(SpotPolicies.QuoteAge.class) != SpotPolicies.QuoteAge.UNBOUNDED;
    if (core.parts.get(SpotPolicies.OpensPerSide.class) == SpotPolicies.OpensPerSide.ONE && entries.busy(side)) return "open_pending";
    boolean waits = core.parts.get(SpotPolicies.WarmUp.class) == SpotPolicies.WarmUp.ALL_CANDLES;
    if (market.candles().size() < (waits ? core.settings.warmUpCandles() : TWO_CANDLES)) return "missing_market_data";
    if (quote == null) return "book_unknown";
    // An order of an earlier life that still rests has taken its part of the balances.
    if (strays.getAsBoolean()) return "stray_order";
    if (bounded && market.quoteAgeNanos() > core.settings.quoteAgeNanos()) return "quote_stale";
    if (candlesAreOld(quote)) return "candles_stale";
    if (Pricing.spreadCentiBps(quote) > core.settings.spreadCentiBpsMax()) return "spread_wide";
    if (core.ledger.count(side) >= core.settings.lotsPerSideMax()) return "lots_full";
    boolean rests = core.parts.get(SpotPolicies.Cooldown.class) == SpotPolicies.Cooldown.KEPT;
    if (rests && core.now() - books.lastAddNanos(side) < core.settings.cooldownNanos()) return "cooldown";
    if (rests && !entries.armed(side, steps) && core.now() - books.lastAttemptNanos(side) < core.settings.attemptNanos()) return "cooldown";
    boolean stops = core.parts.get(SpotPolicies.FailedSaves.class) == SpotPolicies.FailedSaves.STOP_ENTRIES;
    if (stops && keeper.failing()) return "saves_failing";
    return boundary.refusal(Purpose.ENTRY);
  }

  /** The last candle closed more than one and a half intervals ago, on the venue's clock: the averages would be of another time. */
  private boolean candlesAreOld(FeedMessage.Top quote) {
    long sinceOpen = quote.exchangeNanos() - market.candles().lastOpenNanos();
    return 2 * sinceOpen > 5 * core.settings.candleNanos();
  }

  /** Whether what the account holds beyond lots and pending orders carries the order; the fee counts on both sides. */
  private String spare(Side side, int ticks, long lots) {
    SpotPolicies.Spare rule = core.parts.get(SpotPolicies.Spare.class);
    boolean pending = rule == SpotPolicies.Spare.LESS_LOTS_AND_PENDING || rule == SpotPolicies.Spare.LESS_PENDING;
    boolean less = rule == SpotPolicies.Spare.LESS_LOTS_AND_PENDING || rule == SpotPolicies.Spare.LESS_LOTS;
    if (side == Side.SELL) {
      long held = (less ? core.ledger.lotsOf(Side.BUY) : 0) + (pending ? entries.reservedLots() : 0);
      return core.ledger.baseLots() - held >= lots ? null : "funds_base";
    }
    long owed = (less ? entries.withFee(core.ledger.valueNanoUsdOf(Side.SELL)) : 0) + (pending ? entries.reservedQuoteNanoUsd() : 0);
    return core.ledger.quoteNanoUsd() - owed >= entries.withFee(core.instrument.nanoUsd(ticks, lots)) ? null : "funds_quote";
  }

  private void heartbeat() {
    if (core.now() - heartbeatNanos < HEARTBEAT_NANOS) return;
    heartbeatNanos = core.now();
    core.note(SpotNote.Kind.HEARTBEAT, 0, checkedBuys, "BUY");
    core.note(SpotNote.Kind.HEARTBEAT, 0, checkedSells, "SELL");
    core.note(SpotNote.Kind.HEARTBEAT, 0, checkedExits, "EXIT");
    checkedBuys = 0;
    checkedSells = 0;
    checkedExits = 0;
  }
}
