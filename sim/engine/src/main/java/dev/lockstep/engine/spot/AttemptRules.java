package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.spot.SpotSettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** I10 on one attempt to open a lot: it is sent anew no sooner than a reprice may be, and is not given up before its deadline but by its own reprice. */
final class AttemptRules {
  private final Verdicts auditor;
  private final SpotSettings settings;
  /** When each attempt of this life was decided, by intent. */
  private final Map<Long, Long> decided = new LinkedHashMap<>();
  private final Map<Long, Long> sent = new LinkedHashMap<>();
  /** Orders under which an attempt may go on, and which have not been sent. */
  private final Set<Long> granted = new LinkedHashSet<>();

  AttemptRules(Verdicts auditor, SpotSettings settings) {
    this.auditor = auditor;
    this.settings = settings;
  }

  void started() {
    decided.clear();
    granted.clear();
  }

  void decided(ClientOrderId id) {
    decided.put(SpotOrderIds.intent(id), auditor.now());
  }

  /** The main lane lets an attempt go on under another id. */
  void repriced(ClientOrderId id) {
    granted.add(SpotOrderIds.intent(id));
  }

  void sent(OrderRequest request) {
    granted.remove(SpotOrderIds.intent(request.id()));
    Long last = sent.put(SpotOrderIds.intent(request.id()), auditor.now());
    if (last != null && auditor.now() - last < settings.entry().repriceNanos()) auditor.broken("I10", "an entry was repriced sooner than allowed");
  }

  /** An attempt has ended. {@code undisturbed}: nothing asks the bot to close, and its host did not stand still. */
  void ended(ClientOrderId id, String text, boolean undisturbed) {
    boolean mayGoOn = granted.remove(SpotOrderIds.intent(id));
    if (undisturbed && text.startsWith("UNRESOLVED")) auditor.broken("I3", "an attempt was left unresolved, and nothing stopped it");
    if (undisturbed && mayGoOn && text.contains("not repriced")) auditor.broken("I10", "an attempt was given up although its reprice was granted");
    Long from = decided.remove(SpotOrderIds.intent(id));
    boolean early = from != null && auditor.now() - from < settings.entry().timeoutNanos();
    if (early && text.startsWith("TIMED_OUT") && !text.contains("not repriced")) auditor.broken("I10", "an attempt was given up before its deadline");
  }
}
