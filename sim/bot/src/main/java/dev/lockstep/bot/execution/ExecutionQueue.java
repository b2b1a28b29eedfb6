package dev.lockstep.bot.execution;

import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.entry.Asked;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotExchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The queue of orders that take liquidity. The main lane offers and is told the end; the latency passes on timers, the sending is done on the
 * execution lane, one order at a time. An order without an answer does not hold the lane: it is asked for by its id, later and later, until its
 * end is certain. Nothing is sent that the main lane did not permit after the latency.
 */
public final class ExecutionQueue {
  private static final long ASK_NANOS = 1_000_000_000L;
  private static final long AGAIN_NANOS = 50_000_000L;
  private static final long RESOLVE_NANOS = 300_000_000L;
  private static final long RESOLVE_NANOS_MAX = 2_400_000_000L;
  private static final long APPEARS_NANOS_MAX = SpotExchange.RECEIVE_WINDOW_NANOS + 2_000_000_000L;
  /** Ids that are remembered after their end. */
  private static final int IDS_MAX = 1_000;

  /** Numbers of the queue. Entries find no room beyond {@code bound - reservedForExits}. */
  public record Settings(
      int bound, int reservedForExits, long latencyNanosMin, long latencyNanosMax, long exitDurableNanos, long entryDurableNanos, long callNanos) {
    public static Settings standard() {
      return new Settings(50, 10, 50_000_000L, 500_000_000L, 250_000_000L, 2_000_000_000L, 1_000_000_000L);
    }

    /** The same with another bound, and a fifth of it kept for exits. */
    public Settings withBound(int places) {
      return new Settings(
          places, Math.max(1, places / 5), latencyNanosMin, latencyNanosMax, exitDurableNanos, entryDurableNanos, callNanos);
    }
  }

  /** The replaceable parts. */
  public record Parts(
      ExecutionPolicies.AskWhen askWhen, ExecutionPolicies.Latency latency, ExecutionPolicies.Idempotence idempotence, ExecutionPolicies.Room room,
      ExecutionPolicies.AfterNoAnswer afterNoAnswer, ExecutionPolicies.WhenFull whenFull) {}

  /** What the queue is given. {@code down} is raised when nothing may be sent or asked any more. */
  public record Context(
      Lane main, Lane lane, Lanes lanes, Signal down, ExecutionDesk desk, SpotExchange exchange, RequestPacer pacer, Clock clock, RandomSource random,
      Settings settings, Parts parts) {}

  private final Context context;
  private volatile boolean forgotten;
  /** Owned by the main lane: what is in the queue or on its way. */
  private final Map<ClientOrderId, ExecutionJob> underWay = new LinkedHashMap<>();
  /** Owned by the main lane: ids that ended at the venue, oldest first. */
  private final Map<ClientOrderId, ExecutionEnd> done = new LinkedHashMap<>();

  public ExecutionQueue(Context context) {
    this.context = context;
  }

  /** Takes an order in, on the main lane; returns null, or the end that it has come to at once. */
  public ExecutionEnd offer(ExecutionJob job) {
    ExecutionEnd refusal = refusal(job);
    if (refusal != null) return refusal;
    underWay.put(job.id(), job);
    long range = context.settings().latencyNanosMax() - context.settings().latencyNanosMin() + 1;
    long latency = context.settings().latencyNanosMin() + context.random().nextLong(range);
    Run run = new Run(job);
    boolean held = context.parts().latency() == ExecutionPolicies.Latency.HOLDS_THE_LANE;
    if (held) context.lane().execute("Execute", () -> Step.sleep(latency, wake -> run.begin()));
    else if (context.parts().askWhen() == ExecutionPolicies.AskWhen.BEFORE_LATENCY) context.lane().execute("Execute", () -> run.ask(() -> run.later(latency, run::send)));
    else context.lane().executeAfter(latency, "Execute", run::begin);
    return null;
  }

  private ExecutionEnd refusal(ExecutionJob job) {
    boolean known = underWay.containsKey(job.id()) || done.containsKey(job.id());
    if (known && context.parts().idempotence() != ExecutionPolicies.Idempotence.NONE) return ExecutionEnd.DUPLICATE;
    boolean keepsRoom = context.parts().room() == ExecutionPolicies.Room.KEPT_FOR_EXITS;
    if (!keepsRoom) return underWay.size() >= context.settings().bound() ? ExecutionEnd.QUEUE_FULL : null;
    int reserved = context.settings().reservedForExits();
    // What a restart found is asked for whether there is room or not; the places of exits are not taken by it.
    if (job.purpose().reducesOnly()) return underWay.size() >= context.settings().bound() && exitsUnderWay() >= reserved ? ExecutionEnd.QUEUE_FULL : null;
    return underWay.size() >= context.settings().bound() - reserved ? ExecutionEnd.QUEUE_FULL : null;
  }

  private int exitsUnderWay() {
    int count = 0;
    for (ExecutionJob job : underWay.values()) if (job.purpose().reducesOnly()) count++;
    return count;
  }

  /** The main lane has been told an end: the place is free, and the id is remembered unless the order was never sent. */
  public void settled(ExecutionJob job, ExecutionEnd end) {
    underWay.remove(job.id());
    boolean sent = end == ExecutionEnd.EXECUTED || end == ExecutionEnd.NEVER_ARRIVED;
    if (!sent && context.parts().idempotence() != ExecutionPolicies.Idempotence.EVEN_AFTER_REFUSAL) return;
    done.put(job.id(), end);
    if (done.size() > IDS_MAX) done.remove(done.keySet().iterator().next());
  }

  /** Drops what is in the queue, on the main lane; for a control. What is sent is asked for no more. */
  public void forget() {
    underWay.clear();
    forgotten = true;
  }

  /** What is in the queue or on its way, for the final report. */
  public Collection<ExecutionJob> underWay() {
    return new ArrayList<>(underWay.values());
  }

  /** Asks for an order that a restart found in the state until its end is certain. */
  public void resolve(ExecutionJob job) {
    underWay.put(job.id(), job);
    Run run = new Run(job);
    run.sentNanos = now();
    context.lane().execute("Resolve", run::resolve);
  }

  private long now() {
    return context.clock().monotonicNanos();
  }

  private interface Next {
    Step step();
  }

  /** One order on its way; used on the execution lane. */
  private final class Run {
    private final ExecutionJob job;
    private ExecutionDesk.Priced priced;
    private long sentNanos;
    private int seenTrades;
    private long resolveNanos = RESOLVE_NANOS;

    Run(ExecutionJob job) {
      this.job = job;
    }

    /** After the latency: the id must be durable, or have had its time. */
    Step begin() {
      if (stopped()) return Step.done();
      boolean exit = job.purpose() == Purpose.EXIT;
      if (!job.durable().raised() || !job.durability().holds() && !exit) {
        long bound = exit ? context.settings().exitDurableNanos() : context.settings().entryDurableNanos();
        boolean over = now() - job.decidedNanos() >= bound;
        if (!over && !job.durable().raised()) return later(AGAIN_NANOS, this::begin);
        if (!exit) return end(ExecutionEnd.NOT_DURABLE, "the order's id is not durable");
      }
      return place() ? ask(this::send) : later(AGAIN_NANOS, this::begin);
    }

    private boolean stopped() {
      return forgotten || context.lanes().stopping().raised() || context.down().raised();
    }

    /** A place among the requests of this second: exits have some of their own. */
    private boolean place() {
      return job.purpose() == Purpose.EXIT ? context.pacer().mayReduce(now()) : context.pacer().mayAsk(now());
    }

    Step ask(Next next) {
      Asked<ExecutionDesk.Priced> answer = new Asked<>(context.lanes());
      return post(() -> context.desk().price(job, answer), () -> Step.await(answer.signal(), ASK_NANOS, wake -> {
        if (wake == Wake.STOP) return Step.done();
        if (wake == Wake.TIMEOUT) return end(ExecutionEnd.REFUSED, "main lane did not answer");
        priced = answer.value();
        return priced.request() == null ? end(ExecutionEnd.REFUSED, priced.refusal()) : next.step();
      }));
    }

    Step send() {
      sentNanos = now();
      Reply<OrderReport> reply = context.exchange().place(priced.request());
      return Step.await(reply, context.settings().callNanos(), wake -> {
        context.desk().sent(job.id());
        if (wake == Wake.STOP) return Step.done();
        if (reply.succeeded()) return observe(reply.value());
        VenueError error = reply.error();
        if (!reply.raised()) context.pacer().watch(reply);
        context.pacer().told(error, now());
        if (error != null && !error.outcomeUnknown()) return end(ExecutionEnd.REJECTED, error.status() + " " + error.text());
        if (context.parts().afterNoAnswer() == ExecutionPolicies.AfterNoAnswer.TAKE_AS_FAILED) return end(ExecutionEnd.REJECTED, "no answer");
        return later(RESOLVE_NANOS, this::resolve);
      });
    }

    Step observe(OrderReport report) {
      boolean news = report.trades().size() > seenTrades;
      seenTrades = report.trades().size();
      return news ? post(() -> context.desk().report(report), () -> proceed(report)) : proceed(report);
    }

    private Step proceed(OrderReport report) {
      return report.state().ended() ? end(ExecutionEnd.EXECUTED, report.state().name()) : laterAndLater();
    }

    Step resolve() {
      if (stopped()) return Step.done();
      if (!place()) return later(AGAIN_NANOS, this::resolve);
      Reply<OrderReport> reply = context.exchange().order(job.id());
      return Step.await(reply, context.settings().callNanos(), wake -> {
        if (wake == Wake.STOP) return Step.done();
        if (reply.succeeded()) return observe(reply.value());
        VenueError error = reply.error();
        if (!reply.raised()) context.pacer().watch(reply);
        context.pacer().told(error, now());
        boolean gone = error != null && error.status() == 404 && now() - sentNanos > APPEARS_NANOS_MAX;
        return gone ? end(ExecutionEnd.NEVER_ARRIVED, "unknown at the venue") : laterAndLater();
      });
    }

    private Step laterAndLater() {
      long wait = resolveNanos;
      resolveNanos = Math.min(RESOLVE_NANOS_MAX, 2 * resolveNanos);
      return later(wait, this::resolve);
    }

    /** Lets go of the lane and comes back. */
    Step later(long nanos, Next next) {
      context.lane().executeAfter(nanos, "Execute", next::step);
      return Step.done();
    }

    private Step end(ExecutionEnd end, String detail) {
      return post(() -> context.desk().ended(job, end, detail), Step::done);
    }

    private Step post(BooleanSupplier message, Next next) {
      if (message.getAsBoolean()) return next.step();
      return Step.sleep(AGAIN_NANOS, wake -> wake == Wake.STOP ? Step.done() : post(message, next));
    }
  }

  /** Ids that ended, oldest first; for tests. */
  List<ClientOrderId> remembered() {
    return new ArrayList<>(done.keySet());
  }
}
