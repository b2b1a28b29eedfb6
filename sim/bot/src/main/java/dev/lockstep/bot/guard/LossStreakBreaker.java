package dev.lockstep.bot.guard;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses after so many losses in a row: results of closing fills after fees, first in first out over positions of any age. A result of
 * zero ends the row. Stays until reset, over restarts.
 */
public final class LossStreakBreaker implements CircuitBreaker {
  private final int lossesMax;
  private final FifoBook book;
  private int streak;
  private long events;
  private Trip trip;

  /** @param lossesMax losses that trip it; 0 or less disables it */
  public LossStreakBreaker(int lossesMax, Instrument instrument) {
    this.lossesMax = lossesMax;
    this.book = new FifoBook(instrument);
  }

  /** An open lot, as it is saved. */
  public record Lot(Side side, long lots, int priceTicks, long feeNanoUsd) {}

  /** All it knows, as it is saved. {@code trip} may be null. */
  public record Image(List<Lot> lots, int streak, long events, Trip trip) {
    public Image {
      lots = List.copyOf(lots);
    }
  }

  /** Every fill of ours, each once. */
  public void filled(Side side, long lots, int priceTicks, long feeNanoUsd, long epochNanos) {
    FifoBook.Realised realised = book.fill(side, lots, priceTicks, feeNanoUsd);
    if (realised.grossNanoUsd() == 0 && realised.feesNanoUsd() <= 0) return;
    events++;
    streak = realised.netNanoUsd() < 0 ? streak + 1 : 0;
    if (lossesMax > 0 && streak >= lossesMax && trip == null) trip = new Trip("consecutive_losses", streak + " consecutive losses", epochNanos);
  }

  @Override
  public String name() {
    return "consecutive-losses";
  }

  @Override
  public BreakerVerdict judge(EntryView view) {
    if (lossesMax <= 0) return BreakerVerdict.disabled();
    if (trip != null) return trip.verdict().with("losses", Integer.toString(streak));
    if (book.overfull()) return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, "consecutive_losses_unknown", "more than " + FifoBook.LOTS_MAX + " open lots");
    if (events == 0) return BreakerVerdict.of(BreakerVerdict.Effect.PASS, book.lots().isEmpty() ? "no_trades" : "no_realized_events", "");
    return BreakerVerdict.pass();
  }

  /** An operator has looked: the row begins anew. Open lots stay. */
  public void reset() {
    trip = null;
    streak = 0;
  }

  public Image image() {
    List<Lot> lots = new ArrayList<>();
    for (FifoBook.Open open : book.lots()) lots.add(new Lot(open.side(), open.lots(), open.priceTicks(), open.feeNanoUsd()));
    return new Image(lots, streak, events, trip);
  }

  public void restore(Image image) {
    List<FifoBook.Open> lots = new ArrayList<>();
    for (Lot lot : image.lots()) lots.add(new FifoBook.Open(lot.side(), lot.lots(), lot.priceTicks(), lot.feeNanoUsd()));
    book.restore(lots);
    streak = image.streak();
    events = image.events();
    trip = image.trip();
  }
}
