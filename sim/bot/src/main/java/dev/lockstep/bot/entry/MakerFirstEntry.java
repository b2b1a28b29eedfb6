package dev.lockstep.bot.entry;

import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.lane.Resumption;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotExchange;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One post-only attempt to open a lot, from the durable id to the order's certain end: {@link EntryPhase} names where it stands, one method
 * each. It holds the lane it runs on until then, so a second attempt on the side finds the lane busy. Every wait is bounded; the closing bot is
 * noticed at each poll, and the cancel that follows is bounded but is not itself cut short.
 */
public final class MakerFirstEntry {
  private static final long ASK_NANOS = 2_000_000_000L;
  private static final long DURABLE_NANOS = 2_000_000_000L;
  private static final long POST_AGAIN_NANOS = 50_000_000L;
  private static final long BACK_OFF_NANOS_MAX = 1_600_000_000L;
  /** How long after its sending an order that the venue does not know can still appear, with a margin for the answers' way. */
  private static final long APPEARS_NANOS_MAX = SpotExchange.RECEIVE_WINDOW_NANOS + 2_000_000_000L;

  private final Context context;
  private final EntrySettings settings;
  private EntryOrder order;
  private OrderReport last;
  private EntryPhase phase = EntryPhase.DURABLE;
  private long sentNanos;
  private long repricedNanos;
  private long deadlineNanos;
  private long backOffNanos;
  private int repriceTicks;
  private int reprices;
  private boolean asked;

  /** What the machine is given. */
  public record Context(
      EntryDesk desk, SpotExchange exchange, RequestPacer pacer, Clock clock, EntrySettings settings, EntryParts parts) {}

  public MakerFirstEntry(Context context, EntryOrder order) {
    this.context = context;
    this.settings = context.settings();
    this.order = order;
    this.deadlineNanos = order.deadlineNanos();
  }

  public EntryPhase phase() {
    return phase;
  }

  /** The task for a fresh attempt. */
  public Step start() {
    phase = EntryPhase.DURABLE;
    if (context.parts().idBeforeSend() == EntryPolicies.IdBeforeSend.SENT_AT_ONCE) return permit();
    return Step.await(order.durable(), DURABLE_NANOS, wake -> {
      if (wake == Wake.STOP) return unresolved();
      if (wake == Wake.TIMEOUT || !order.durability().holds()) return finish(EntryOutcome.NOT_SENT, "not durable in time");
      return permit();
    });
  }

  /**
   * The task for an attempt that a restart found in the state: it may or may not have been sent. It is not repriced any more, since only the wall clock
   * says how much of its time is left.
   */
  public Step rehydrate() {
    sentNanos = now();
    reprices = settings.repriceMax();
    return unknown();
  }

  private Step permit() {
    phase = EntryPhase.ASKING;
    if (asked && context.parts().askBeforeSend() == EntryPolicies.AskBeforeSend.FIRST_ONLY) return send();
    if (!context.pacer().mayAsk(now())) return now() >= deadlineNanos ? finish(EntryOutcome.NOT_SENT, "no request left") : again(this::permit);
    Asked<String> answer = new Asked<>(context.parts().lanes());
    return post(() -> context.desk().permit(order.request(), answer), () -> Step.await(answer.signal(), ASK_NANOS, wake -> {
      if (wake == Wake.STOP) return unresolved();
      if (wake == Wake.TIMEOUT) return finish(EntryOutcome.NOT_SENT, "main lane did not answer");
      if (answer.value() != null) return finish(EntryOutcome.NOT_SENT, answer.value());
      asked = true;
      // A slow save or a busy main lane may have used up the time of a reprice.
      if (isOver()) return finish(reprices > 0 ? outcome() : EntryOutcome.NOT_SENT, "deadline passed");
      return send();
    }));
  }

  private Step send() {
    phase = EntryPhase.SENDING;
    sentNanos = now();
    repricedNanos = now();
    last = null;
    OrderRequest request = order.request();
    return call(context.exchange().place(request), report -> {
      context.desk().sent(request);
      return observe(report);
    }, error -> {
      context.desk().sent(request);
      if (error != null && !error.outcomeUnknown()) return finish(EntryOutcome.REJECTED, error.status() + " " + error.text());
      if (context.parts().afterNoAnswer() == EntryPolicies.AfterNoAnswer.TAKE_AS_FAILED) return finish(EntryOutcome.REJECTED, "no answer");
      return unknown();
    });
  }

  private Step unknown() {
    phase = EntryPhase.UNKNOWN;
    if (!context.pacer().mayAsk(now())) return backOff(this::unknown);
    return ask(this::observe, error -> {
      boolean gone = error != null && error.status() == 404 && now() - sentNanos > APPEARS_NANOS_MAX;
      return gone ? finish(last == null && !closing() ? EntryOutcome.NEVER_ARRIVED : outcome(), "never arrived") : backOff(this::unknown);
    });
  }

  private Step rest() {
    phase = EntryPhase.RESTING;
    return Step.sleep(settings.pollNanos(), wake -> {
      if (stopped(wake)) return unresolved();
      if (mustEnd()) return end();
      if (!context.pacer().mayAsk(now())) return rest();
      return ask(this::observe, error -> rest());
    });
  }

  /** Whether nothing may be sent any more: the runtime stops, or the closing bot's drain is over. */
  private boolean stopped(Wake wake) {
    return wake == Wake.STOP || context.desk().down().raised();
  }

  private boolean mustEnd() {
    return isOver() || closing();
  }

  private boolean isOver() {
    return now() >= deadlineNanos && context.parts().deadline() != EntryPolicies.Deadline.IGNORED;
  }

  private boolean closing() {
    return context.desk().closing().raised();
  }

  /** Looks at what the venue says of the order; the only way on from an answer. */
  private Step observe(OrderReport report) {
    boolean news = last == null ? !report.trades().isEmpty() : report.trades().size() > last.trades().size();
    last = report;
    if (news) return post(() -> context.desk().report(report), () -> proceed(report));
    return proceed(report);
  }

  private Step proceed(OrderReport report) {
    backOffNanos = 0;
    if (report.state().ended()) return ended(report);
    if (context.parts().partialFill() == EntryPolicies.PartialFill.COUNTS_AS_FULL && !report.trades().isEmpty()) {
      return finish(EntryOutcome.FILLED, "partial counts");
    }
    boolean cut = context.parts().partialFill() == EntryPolicies.PartialFill.CUTS_OFF && !report.trades().isEmpty();
    if (cut) return finish(EntryOutcome.CLOSED, "cut off");
    if (phase == EntryPhase.CANCELLING || phase == EntryPhase.CONFIRMING) return backOff(this::cancel);
    if (mustEnd()) return end();
    return repriceDue() ? propose(report) : rest();
  }

  private Step end() {
    if (closing() && context.parts().onClosing() == EntryPolicies.OnClosing.LEAVES_IT) return finish(EntryOutcome.CLOSED, "left resting");
    return cancel();
  }

  private boolean repriceDue() {
    boolean more = reprices < settings.repriceMax() || context.parts().repriceCount() == EntryPolicies.RepriceCount.UNBOUNDED;
    return more && now() - repricedNanos >= settings.repriceNanos();
  }

  private Step propose(OrderReport report) {
    repricedNanos = now();
    Asked<Integer> answer = new Asked<>(context.parts().lanes());
    return post(() -> context.desk().propose(report, answer), () -> Step.await(answer.signal(), ASK_NANOS, wake -> {
      if (wake == Wake.STOP) return unresolved();
      if (wake == Wake.TIMEOUT || answer.value() == 0) return rest();
      repriceTicks = answer.value();
      return cancel();
    }));
  }

  private Step cancel() {
    phase = EntryPhase.CANCELLING;
    if (!context.pacer().mayReduce(now())) return backOff(this::cancel);
    Reply<OrderReport> reply = context.exchange().cancel(order.request().id());
    if (repriceTicks != 0 && context.parts().repriceAfter() == EntryPolicies.RepriceAfter.CANCEL_SENT) return ended(withState(OrderState.CANCELLED));
    return call(reply, this::observe, error -> {
      if (context.parts().afterCancel() == EntryPolicies.AfterCancel.BELIEVE) return ended(withState(OrderState.CANCELLED));
      return confirm();
    });
  }

  private OrderReport withState(OrderState state) {
    OrderRequest request = order.request();
    return last == null
        ? new OrderReport(request.id(), request.side(), request.limitTicks(), request.lots(), state, List.of())
        : new OrderReport(last.id(), last.side(), last.limitTicks(), last.lots(), state, last.trades());
  }

  private Step confirm() {
    phase = EntryPhase.CONFIRMING;
    if (!context.pacer().mayAsk(now())) return backOff(this::confirm);
    return ask(this::observe, error -> {
      boolean gone = error != null && error.status() == 404 && now() - sentNanos > APPEARS_NANOS_MAX;
      return gone ? finish(outcome(), "never arrived") : backOff(this::confirm);
    });
  }

  private Step ended(OrderReport report) {
    int limit = repriceTicks;
    repriceTicks = 0;
    if (limit == 0 || report.state() != OrderState.CANCELLED || report.leavesLots() == 0 || mustEnd()) return finish(outcome(), report.state().name());
    reprices++;
    Asked<EntryOrder> answer = new Asked<>(context.parts().lanes());
    return post(() -> context.desk().reissue(report, limit, answer), () -> Step.await(answer.signal(), ASK_NANOS, wake -> {
      if (wake == Wake.STOP) return unresolved();
      if (wake == Wake.TIMEOUT || answer.value() == null) return finish(outcome(), "not repriced");
      order = answer.value();
      if (context.parts().deadline() == EntryPolicies.Deadline.EXTENDED_BY_REPRICE) deadlineNanos = now() + settings.timeoutNanos();
      return start();
    }));
  }

  private EntryOutcome outcome() {
    if (last != null && last.state() == OrderState.FILLED) return EntryOutcome.FILLED;
    if (last != null && last.state() == OrderState.REJECTED) return EntryOutcome.REJECTED;
    return closing() ? EntryOutcome.CLOSED : EntryOutcome.TIMED_OUT;
  }

  private Step unresolved() {
    return finish(EntryOutcome.UNRESOLVED, "stopped in " + phase);
  }

  private Step finish(EntryOutcome outcome, String detail) {
    phase = EntryPhase.ENDED;
    ClientOrderId id = order.request().id();
    if (context.desk().ended(id, outcome, detail)) return Step.done();
    return Step.sleep(POST_AGAIN_NANOS, wake -> wake == Wake.STOP ? Step.done() : finish(outcome, detail));
  }

  private interface Answered {
    Step with(OrderReport report);
  }

  private interface Failed {
    /** {@code error} is null if no answer came within the bound. */
    Step with(VenueError error);
  }

  private interface Next {
    Step step();
  }

  private Step ask(Answered answered, Failed failed) {
    // An answer may have been awaited while the bot went down.
    if (context.desk().down().raised()) return unresolved();
    return call(context.exchange().order(order.request().id()), answered, failed);
  }

  private Step call(Reply<OrderReport> reply, Answered answered, Failed failed) {
    return Step.await(reply, settings.callNanos(), wake -> {
      if (wake == Wake.STOP) return unresolved();
      if (reply.succeeded()) return answered.with(reply.value());
      if (!reply.raised()) context.pacer().watch(reply);
      context.pacer().told(reply.error(), now());
      return failed.with(reply.error());
    });
  }

  private Step post(BooleanSupplier message, Next next) {
    if (message.getAsBoolean()) return next.step();
    return Step.sleep(POST_AGAIN_NANOS, wake -> wake == Wake.STOP ? Step.done() : post(message, next));
  }

  private Step again(Next next) {
    Resumption resumption = wake -> stopped(wake) ? unresolved() : next.step();
    return Step.sleep(settings.pollNanos(), resumption);
  }

  private Step backOff(Next next) {
    backOffNanos = backOffNanos == 0 ? settings.pollNanos() : Math.min(BACK_OFF_NANOS_MAX, 2 * backOffNanos);
    return Step.sleep(backOffNanos, wake -> stopped(wake) ? unresolved() : next.step());
  }

  private long now() {
    return context.clock().monotonicNanos();
  }
}
