package dev.lockstep.bot.connection;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotJournal;

/**
 * Keeps one connection. It restarts by timer, never by recursion, whatever ended the last one; the delay doubles up to a cap with jitter on top,
 * and starts anew only when usable data has lasted. Two clocks on its own timer find half-open connections and subscriptions that send nothing
 * of use. After too many failures in a row it gives up, loudly. All of it runs on the link lane.
 */
public final class ConnectionSupervisor {
  /** Usable data counts as lasting while its pauses are shorter. */
  private static final long PAUSE_NANOS_MAX = 5_000_000_000L;

  /** What becomes of texts and connections; called on the link's own thread or on the link lane, so it only posts. */
  public interface Consumer {
    void connected(long connection);

    void text(long connection, String text);

    void disconnected(long connection);

    /** The error budget is spent. */
    void gaveUp(String reason);
  }

  /** The replaceable parts. */
  public record Parts(
      LinkPolicies.Reset reset, LinkPolicies.Watch watch, LinkPolicies.CleanEnd cleanEnd, LinkPolicies.OldConnection oldConnection,
      LinkPolicies.Delay delay, LinkPolicies.Restart restart, LinkPolicies.Stale stale) {}

  /** What the supervisor is given. */
  public record Context(
      Lane lane, Link link, Clock clock, RandomSource random, SpotJournal journal, FeedClocks clocks, LinkSettings settings, Parts parts,
      Consumer consumer) {}

  private static final long NONE = 0;
  /** For a control: stands for the thousand calls of the recorded interpreter. */
  private static final int DEPTH_MAX = 5;
  private final Context context;
  private long connection = NONE;
  private int failures;
  private int attempts;
  private int depth;
  private boolean opening;
  private boolean proved;
  private boolean over;

  public ConnectionSupervisor(Context context) {
    this.context = context;
  }

  /** The first task, on the link lane. */
  public Step start() {
    if (context.parts().watch() == LinkPolicies.Watch.OWN_TIMER) watchLater();
    return connect();
  }

  private Step connect() {
    if (over || opening || connection != NONE) return Step.done();
    opening = true;
    attempts++;
    note(SpotNote.Kind.CONNECTING, attempts, 0, "");
    Reply<Long> reply;
    try {
      reply = context.link().open(new Listener());
    } catch (RuntimeException e) {
      // A socket library that throws is a connection that failed: the loop must outlive it.
      opening = false;
      failed("threw " + e);
      return Step.done();
    }
    return Step.await(reply, context.settings().openNanos(), wake -> {
      opening = false;
      if (reply.succeeded()) return opened(reply.value());
      if (!reply.raised()) closeWhenOpened(reply);
      if (wake != Wake.STOP && !over) failed(reply.error() == null ? "no answer" : reply.error().text());
      return Step.done();
    });
  }

  /** A connection that comes after its time is closed: there is one at most. */
  private void closeWhenOpened(Reply<Long> reply) {
    context.lane().executeAfter(context.settings().watchNanos(), "LateConnection", () -> {
      if (!reply.raised()) closeWhenOpened(reply);
      else if (reply.succeeded()) close(reply.value());
      return Step.done();
    });
  }

  private Step opened(long number) {
    if (over) {
      close(number);
      return Step.done();
    }
    connection = number;
    proved = false;
    context.clocks().connected(now());
    if (context.parts().reset() == LinkPolicies.Reset.ON_CONNECT) failures = 0;
    note(SpotNote.Kind.CONNECTED, number, 0, "");
    context.consumer().connected(number);
    return Step.done();
  }

  private void watchLater() {
    long dueNanos = now() + context.settings().watchNanos();
    context.lane().executeAfter(context.settings().watchNanos(), "LinkWatch", () -> {
      if (over) return Step.done();
      watchLater();
      // A look that comes late says that this machine stood still: what was sent meanwhile may be about to be read.
      boolean late = now() - dueNanos > context.settings().watchNanos();
      if (!late) look();
      return Step.done();
    });
  }

  /** Judges the connection by its two clocks. */
  private void look() {
    long now = now();
    boolean stale = now - context.clocks().usableNanos() >= context.settings().usableNanos();
    if (stale && context.parts().stale() == LinkPolicies.Stale.ENDS_THE_SESSION) {
      over = true;
      context.consumer().gaveUp("link: stale data");
      return;
    }
    if (connection == NONE) return;
    if (now - context.clocks().transportNanos() >= context.settings().transportNanos()) drop("nothing came for too long");
    else if (now - context.clocks().usableNanos() >= context.settings().usableNanos()) drop("nothing usable came for too long");
    else proveLasting(now);
  }

  private void proveLasting(long now) {
    long since = context.clocks().usableSinceNanos();
    if (since != Long.MIN_VALUE && context.parts().reset() == LinkPolicies.Reset.ON_FIRST_DATA) failures = 0;
    if (proved || since == Long.MIN_VALUE || now - since < context.settings().provedNanos()) return;
    if (now - context.clocks().usableNanos() > PAUSE_NANOS_MAX) return;
    proved = true;
    failures = 0;
    note(SpotNote.Kind.LINK_PROVED, connection, 0, "");
  }

  private void drop(String reason) {
    if (context.parts().oldConnection() == LinkPolicies.OldConnection.CLOSED) close(connection);
    lost(reason);
  }

  /** A connection that cannot be closed is none: what comes of it is not listened to any more. */
  private void close(long number) {
    try {
      context.link().close(number);
    } catch (RuntimeException e) {
      note(SpotNote.Kind.ERROR, number, 1, context.lane().name() + " close threw " + e);
    }
  }

  private void lost(String reason) {
    long was = connection;
    connection = NONE;
    note(SpotNote.Kind.DISCONNECTED, was, 0, reason);
    context.consumer().disconnected(was);
    failed(reason);
  }

  private void failed(String reason) {
    failures++;
    if (failures >= context.settings().failuresMax()) {
      over = true;
      context.consumer().gaveUp("link: " + failures + " failures in a row, the last: " + reason);
      return;
    }
    long delay = context.settings().firstDelayNanos();
    if (context.parts().delay() == LinkPolicies.Delay.DOUBLES) {
      for (int i = 1; i < failures && delay < context.settings().delayNanosMax(); i++) delay *= 2;
    }
    delay = Math.min(delay, context.settings().delayNanosMax());
    note(SpotNote.Kind.BACK_OFF, attempts, delay, "");
    long jitter = context.random().nextLong(context.settings().jitterNanos());
    depth++;
    if (context.parts().restart() == LinkPolicies.Restart.BY_RECURSION && depth > DEPTH_MAX) return;
    context.lane().executeAfter(delay + jitter, "Connect", this::connect);
  }

  /** The last task: no connection stays, none is opened. */
  public Step stop() {
    over = true;
    if (connection != NONE) {
      close(connection);
      note(SpotNote.Kind.DISCONNECTED, connection, 0, "closing");
      context.consumer().disconnected(connection);
    }
    connection = NONE;
    return Step.done();
  }

  private void note(SpotNote.Kind kind, long id, long value, String text) {
    context.journal().write(new SpotNote(kind, now(), context.lane().name(), id, value, text));
  }

  private long now() {
    return context.clock().monotonicNanos();
  }

  /** Called by the link; posts and stamps, nothing else. */
  private final class Listener implements Link.Listener {
    @Override
    public void onText(long from, String text) {
      context.clocks().transported(now());
      context.consumer().text(from, text);
      if (context.parts().watch() == LinkPolicies.Watch.ON_MESSAGE) {
        context.lane().execute("LinkWatch", () -> {
          look();
          return Step.done();
        });
      }
    }

    @Override
    public void onClosed(long from, int code) {
      context.lane().execute("LinkClosed", () -> {
        if (from != connection || over) return Step.done();
        if (code == 1000 && context.parts().cleanEnd() == LinkPolicies.CleanEnd.ENDS_TASK) {
          connection = NONE;
          over = true;
          return Step.done();
        }
        lost("closed with " + code);
        return Step.done();
      });
    }
  }
}
