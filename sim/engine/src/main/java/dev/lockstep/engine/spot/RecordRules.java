package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.position.Closing;
import dev.lockstep.bot.position.ExitHistory;
import dev.lockstep.bot.position.ExitRecord;
import dev.lockstep.bot.position.LedgerImage;
import java.util.ArrayList;
import java.util.List;

/** I11: the exits on record are the trades that closed lots, each part with its own fee. */
final class RecordRules {
  private record Exit(long lot, long lots, int ticks, long feeNanoUsd) {}

  private final Auditor auditor;
  private final List<Exit> exits = new ArrayList<>();

  RecordRules(Auditor auditor) {
    this.auditor = auditor;
  }

  /** Nothing that was before is anybody's record. */
  void beginsAnew() {
    exits.clear();
  }

  /** Prices on record are rounded down to ticks, so up to one of each lot may be missing. */
  private static boolean addsUp(Closing closing) {
    long gain = (closing.closeTicks() - closing.openTicks()) * (closing.side() == Side.BUY ? 1 : -1);
    long told = closing.resultNanoUsd() + closing.entryFeeNanoUsd() + closing.exitFeeNanoUsd();
    return Math.abs(told - SpotUnits.valueNanoUsd(gain, closing.lots())) <= SpotUnits.valueNanoUsd(1, closing.lots());
  }

  void closed(Trade trade, long lot) {
    exits.add(new Exit(lot, trade.lots(), trade.priceTicks(), trade.feeNanoUsd()));
  }

  /** When quiet: as many as are kept, and nothing else; each adds up, and all results are what the account's money says. */
  void quiet(List<ExitRecord> records, LedgerImage belief, long openingNanoUsd) {
    for (ExitRecord record : records) if (!addsUp(record.closing())) auditor.broken("I11", "the result of an exit on record is not what its prices and fees make");
    long open = 0;
    for (LedgerImage.LotImage lot : belief.lots()) {
      long value = SpotUnits.valueNanoUsd(1, lot.valueTickLots());
      open += (lot.side() == Side.BUY ? -value : value) - lot.entryFeeNanoUsd();
    }
    boolean whole = belief.quoteNanoUsd() - openingNanoUsd == belief.resultNanoUsd() + open;
    if (!whole) auditor.broken("I11", "realised result and open lots are not what the account's money says");
    if (records.size() != Math.min(exits.size(), ExitHistory.RECORDS_MAX)) auditor.broken("I11", "exits are missing from the record");
    List<Exit> left = new ArrayList<>(exits);
    for (ExitRecord record : records) {
      boolean known = left.remove(new Exit(record.closing().lot(), record.closing().lots(), record.closing().closeTicks(), record.closing().exitFeeNanoUsd()));
      if (!known) auditor.broken("I11", "an exit is on record that the venue does not know");
    }
  }
}
