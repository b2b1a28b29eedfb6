package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.entry.EntryDesk;
import dev.lockstep.bot.entry.EntryOrder;
import dev.lockstep.bot.entry.EntryOutcome;
import dev.lockstep.bot.entry.EntryParts;
import dev.lockstep.bot.entry.EntryPolicies;
import dev.lockstep.bot.entry.MakerFirstEntry;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.state.SaveTicket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Pending entries, one a side, owned by the main lane; and the main lane's side of what entry machines ask and report. */
final class Entries implements EntryDesk {
  private final Core core;
  private final Market market;
  private final Pricing pricing;
  private final Boundary boundary;
  private final Keeper keeper;
  private final Inbox inbox;
  private final Map<Side, Pending> pending = new EnumMap<>(Side.class);
  /** Sides on which the market fallback is armed, and the step in which it was. */
  private final Map<Side, Long> recheck = new EnumMap<>(Side.class);
  private long step;
  private final EntryParts parts;
  private final List<Pending> extra = new ArrayList<>();
  /** Never raised: of a gate that is open nobody is told. */
  private final Signal untold;

  Entries(Core core, Market market, Pricing pricing, Boundary boundary, Keeper keeper, Inbox inbox) {
    this.core = core;
    this.market = market;
    this.pricing = pricing;
    this.boundary = boundary;
    this.keeper = keeper;
    this.inbox = inbox;
    untold = core.ports.lanes().newSignal();
    SpotParts chosen = core.parts;
    parts = new EntryParts(
        core.ports.lanes(), chosen.get(EntryPolicies.AfterNoAnswer.class), chosen.get(EntryPolicies.RepriceAfter.class),
        chosen.get(EntryPolicies.AfterCancel.class), chosen.get(EntryPolicies.IdBeforeSend.class), chosen.get(EntryPolicies.PartialFill.class),
        chosen.get(EntryPolicies.OnClosing.class), chosen.get(EntryPolicies.Deadline.class), chosen.get(EntryPolicies.AskBeforeSend.class),
        chosen.get(EntryPolicies.RepriceCount.class));
  }

  private Lane lane(Side side) {
    return core.lane(side == Side.BUY ? Role.ENTRY_BUY : Role.ENTRY_SELL);
  }

  /** Whether a side has an entry under way. */
  boolean busy(Side side) {
    return pending.containsKey(side);
  }

  /** Puts an entry on its lane and returns its pending order, or null if the lane is busy. The intent is saved first. */
  Pending openMaker(Side side, int limitTicks, long lots) {
    ClientOrderId id = core.ids.next(Purpose.ENTRY, side);
    OrderRequest request = new OrderRequest(id, Outcome.UP, side, limitTicks, lots, TimeInForce.GTC, true, 0);
    Pending opened = reserve(request);
    SaveTicket saved = keeper.save();
    core.note(SpotNote.Kind.PENDING, id.value(), lots, "side=" + side + " limit=" + limitTicks + " timeout=" + core.settings.entry().timeoutNanos());
    if (!start(opened, saved, false)) {
      release(opened);
      return null;
    }
    return opened;
  }

  /** Reserves for an order that is about to be handed on. */
  Pending reserve(OrderRequest request) {
    long now = core.now();
    long timeout = core.settings.entry().timeoutNanos();
    Pending opened = new Pending(request, request.limitTicks(), now + timeout, core.ports.clock().epochNanos() + timeout);
    Pending other = pending.put(request.side(), opened);
    if (other != null) extra.add(other);
    return opened;
  }

  void release(Pending done) {
    extra.remove(done);
    Side side = done.request.side();
    if (pending.get(side) == done) pending.remove(side);
  }

  private boolean start(Pending opened, SaveTicket saved, boolean rehydrated) {
    EntryOrder order = new EntryOrder(opened.request, saved.ended(), Keeper.durability(saved), opened.deadlineNanos);
    MakerFirstEntry machine = new MakerFirstEntry(
        new MakerFirstEntry.Context(this, core.ports.exchange(), core.pacer, core.ports.clock(), core.settings.entry(), parts), order);
    return lane(opened.request.side()).execute("MakerFirstEntry", rehydrated ? machine::rehydrate : machine::start);
  }

  /** Goes on with a pending order that the state knew. */
  void rehydrate(SpotImage.PendingImage image, SaveTicket saved) {
    long left = image.deadlineEpochNanos() - core.ports.clock().epochNanos();
    long bounded = Math.max(0, Math.min(left, core.settings.entry().timeoutNanos()));
    Pending found = new Pending(image.request(), image.firstLimitTicks(), core.now() + bounded, image.deadlineEpochNanos());
    pending.put(image.request().side(), found);
    if (!start(found, saved, true)) core.alarm("entry " + image.request().id() + " of the saved state finds its lane busy");
  }

  // What entry machines ask. Where an entry runs on the main lane itself there is nobody to ask but oneself.

  private boolean onMain(OrderRequest request, Runnable question) {
    if (lane(request.side()) != core.main) return post("EntryAsks", question);
    question.run();
    return true;
  }

  private boolean post(String label, Runnable task) {
    return core.post(label, () -> {
      task.run();
      return Step.done();
    });
  }

  @Override
  public boolean permit(OrderRequest request, Asked<String> answer) {
    return onMain(request, () -> {
      String refusal = boundary.permit(request.id(), Purpose.ENTRY);
      String blind = refusal == null ? blind() : null;
      if (blind != null) boundary.landed(request.id());
      else if (refusal == null) core.metrics.sent(request.id(), request.lots());
      answer.answer(refusal == null ? blind : refusal);
    });
  }

  private String blind() {
    if (market.quote() == null) return "book_unknown";
    boolean bounded = core.parts.get(SpotPolicies.QuoteAge.class) != SpotPolicies.QuoteAge.UNBOUNDED;
    return bounded && market.quoteAgeNanos() > core.settings.quoteAgeNanos() ? "quote_stale" : null;
  }

  @Override
  public void sent(OrderRequest request) {
    onMain(request, () -> boundary.landed(request.id()));
  }

  @Override
  public boolean propose(OrderReport resting, Asked<Integer> answer) {
    return post("EntryAsks", () -> answer.answer(better(resting)));
  }

  private int better(OrderReport resting) {
    Pending mine = of(resting.id());
    FeedMessage.Top quote = market.quote();
    boolean blind = quote == null || market.quoteAgeNanos() > core.settings.quoteAgeNanos();
    if (mine == null || blind || boundary.refusal(Purpose.ENTRY) != null) return 0;
    int ticks = pricing.makerTicks(resting.side(), quote, market.candles());
    boolean allowed = pricing.repriceAllowed(resting.limitTicks(), ticks, mine.firstLimitTicks, resting.leavesLots());
    return allowed ? ticks : 0;
  }

  @Override
  public boolean reissue(OrderReport ended, int limitTicks, Asked<EntryOrder> answer) {
    return post("EntryAsks", () -> answer.answer(next(ended, limitTicks)));
  }

  private EntryOrder next(OrderReport ended, int limitTicks) {
    Pending mine = of(ended.id());
    if (mine == null) return null;
    OrderRequest old = mine.request;
    long reserved = old.lots();
    long affordable = pricing.lots(core.instrument.nanoUsd(old.limitTicks(), reserved), limitTicks);
    long lots = Math.min(ended.leavesLots(), old.side() == Side.BUY ? affordable - ended.filledLots() : Long.MAX_VALUE);
    boolean worth = pricing.worthIt(limitTicks, lots) || core.parts.get(SpotPolicies.Smallest.class) == SpotPolicies.Smallest.IGNORED;
    if (lots <= 0 || !worth) return null;
    mine.request = new OrderRequest(
        SpotOrderIds.again(old.id()), Outcome.UP, old.side(), limitTicks, lots, TimeInForce.GTC, true, 0);
    mine.filledLots += ended.filledLots();
    boolean saves = core.parts.get(SpotPolicies.SaveReprice.class) == SpotPolicies.SaveReprice.AT_ONCE;
    SaveTicket saved = saves ? keeper.save() : keeper.last();
    core.note(SpotNote.Kind.REPRICED, mine.request.id().value(), limitTicks, "old_id=" + old.id() + " lots=" + lots);
    return new EntryOrder(mine.request, saved.ended(), Keeper.durability(saved), mine.deadlineNanos);
  }

  @Override
  public boolean report(OrderReport report) {
    return post("EntryReports", () -> inbox.add(new Inbox.Reported(report)));
  }

  @Override
  public boolean ended(ClientOrderId order, EntryOutcome outcome, String detail) {
    return post("EntryReports", () -> {
      boundary.landed(order);
      inbox.add(new Inbox.EntryEnded(order, outcome, detail));
      Pending mine = of(order);
      if (mine != null && core.parts.get(SpotPolicies.Drain.class) == SpotPolicies.Drain.LOST_WHEN_CLEARED) mine.cleared = true;
    });
  }

  @Override
  public Signal closing() {
    boolean told = core.parts.get(SpotPolicies.Gate.class) == SpotPolicies.Gate.REFUSES;
    return told ? core.closing : untold;
  }

  @Override
  public Signal down() {
    return core.down;
  }

  /** The pending order of an intent, or null. */
  Pending of(ClientOrderId order) {
    long intent = SpotOrderIds.intent(order);
    Pending mine = pending.get(SpotOrderIds.side(order));
    if (mine != null && SpotOrderIds.intent(mine.request.id()) == intent) return mine;
    for (Pending other : extra) if (SpotOrderIds.intent(other.request.id()) == intent) return other;
    return null;
  }

  // Flags for the market fallback.

  void arm(Side side) {
    recheck.put(side, step);
    core.note(SpotNote.Kind.RECHECK, 0, side.ordinal(), "");
  }

  /** Whether the fallback may be taken in this step: it was armed in an earlier one. */
  boolean armed(Side side, long now) {
    return recheck.containsKey(side) && recheck.get(side) < now;
  }

  /** A step begins. */
  void step(long number) {
    step = number;
  }

  void disarm(Side side) {
    recheck.remove(side);
  }

  /** Nano quote units that pending purchases may still need, with fee. */
  long reservedQuoteNanoUsd() {
    long sum = 0;
    for (Pending mine : all()) {
      if (mine.request.side() == Side.BUY) sum += withFee(core.instrument.nanoUsd(mine.request.limitTicks(), mine.request.lots()));
    }
    return sum;
  }

  /** Lots that pending sales may still need. */
  long reservedLots() {
    long sum = 0;
    for (Pending mine : all()) if (mine.request.side() == Side.SELL) sum += mine.request.lots();
    return sum;
  }

  long withFee(long nanoUsd) {
    return nanoUsd + nanoUsd / 1_000_000 * core.settings.feePpm() + 1_000;
  }

  List<Pending> all() {
    List<Pending> all = new ArrayList<>(pending.values());
    all.addAll(extra);
    return all;
  }

  List<Side> armedSides() {
    return new ArrayList<>(recheck.keySet());
  }

  void restoreRecheck(List<Side> sides) {
    for (Side side : sides) recheck.put(side, 0L);
  }

  List<SpotImage.PendingImage> images() {
    List<SpotImage.PendingImage> images = new ArrayList<>();
    for (Pending mine : all()) images.add(new SpotImage.PendingImage(mine.request, mine.firstLimitTicks, mine.deadlineEpochNanos));
    return images;
  }
}
