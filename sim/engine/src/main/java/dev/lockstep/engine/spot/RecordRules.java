package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.position.ExitHistory;
import dev.lockstep.bot.position.ExitRecord;
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

  void closed(Trade trade, long lot) {
    exits.add(new Exit(lot, trade.lots(), trade.priceTicks(), trade.feeNanoUsd()));
  }

  /** When quiet: as many as are kept, and nothing else. */
  void quiet(List<ExitRecord> records) {
    if (records.size() != Math.min(exits.size(), ExitHistory.RECORDS_MAX)) auditor.broken("I11", "exits are missing from the record");
    List<Exit> left = new ArrayList<>(exits);
    for (ExitRecord record : records) {
      boolean known = left.remove(new Exit(record.closing().lot(), record.closing().lots(), record.closing().closeTicks(), record.closing().exitFeeNanoUsd()));
      if (!known) auditor.broken("I11", "an exit is on record that the venue does not know");
    }
  }
}
