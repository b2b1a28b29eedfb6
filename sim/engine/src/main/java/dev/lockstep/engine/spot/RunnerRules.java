package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.position.LedgerImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** I2 on the runner: a lot that is opened while its side has none is it, no other is, and every state says so as long as the lot lives. */
final class RunnerRules {
  private final Verdicts auditor;
  private final Map<Long, Boolean> marks = new LinkedHashMap<>();
  private final Map<Long, Long> open = new LinkedHashMap<>();

  RunnerRules(Verdicts auditor) {
    this.auditor = auditor;
  }

  /** A life begins with these lots. */
  void started(LedgerImage found) {
    marks.clear();
    open.clear();
    if (found == null) return;
    for (LedgerImage.LotImage lot : found.lots()) {
      marks.put(lot.id(), lot.runner());
      open.put(lot.id(), lot.lots());
    }
  }

  /** The bot has booked a purchase or sale that opens a lot or makes it larger. */
  void opened(long lot, long lots) {
    if (!open.containsKey(lot)) marks.put(lot, open.keySet().stream().noneMatch(other -> side(other) == side(lot) && marks.get(other)));
    open.merge(lot, lots, Long::sum);
  }

  /** The bot has booked that a lot lost so much. */
  void reduced(long lot, long lots) {
    open.computeIfPresent(lot, (id, held) -> held > lots ? held - lots : null);
  }

  private static Side side(long lot) {
    return SpotOrderIds.side(new ClientOrderId(lot * SpotOrderIds.ATTEMPTS_MAX));
  }

  /** A state of this life. */
  void saved(LedgerImage image) {
    for (LedgerImage.LotImage lot : image.lots()) {
      boolean wrong = lot.runner() != marks.getOrDefault(lot.id(), lot.runner());
      if (wrong) auditor.broken("I2", lot.runner() ? "a lot has the runner's mark that is not it" : "the runner has not its mark");
    }
  }
}
