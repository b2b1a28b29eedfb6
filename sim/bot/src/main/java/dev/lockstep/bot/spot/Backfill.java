package dev.lockstep.bot.spot;

import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.port.Reply;
import java.util.function.Consumer;

/** Fetches what the stream did not bring: candles, at most once in a stated time whether that succeeds or not, and snapshots of the best prices. */
final class Backfill implements Market.Requests {
  private static final long CALL_NANOS = 2_000_000_000L;
  private final Core core;
  private final Market market;
  private final Lane lane;
  private final LinkPolicies.BackfillLimit limit;
  private long lastNanos = Long.MIN_VALUE / 2;
  private long wantedMissing;
  private volatile boolean over;

  Backfill(Core core, Market market) {
    this.core = core;
    this.market = market;
    lane = core.lane(Role.LINK);
    limit = core.parts.get(LinkPolicies.BackfillLimit.class);
  }

  void stop() {
    over = true;
  }

  @Override
  public void barClosed() {
    if (wantedMissing > 0) candles(wantedMissing);
  }

  @Override
  public void candles(long missing) {
    wantedMissing = missing;
    // What would not leave is no attempt: the next candle asks again.
    if (core.pacer.isClosed(core.now())) return;
    long now = limit == LinkPolicies.BackfillLimit.WALL_CLOCK ? core.ports.clock().epochNanos() : core.now();
    if (now - lastNanos < core.settings.link().backfillNanos()) return;
    if (limit != LinkPolicies.BackfillLimit.SUCCESSES_ONLY) lastNanos = now;
    core.note(SpotNote.Kind.BACKFILL, 0, missing, "");
    fetch("Backfill", () -> core.ports.exchange().candles(core.settings.link().backfillCandles()), text -> {
      lastNanos = now;
      wantedMissing = 0;
      market.candles(text);
    });
  }

  @Override
  public void snapshot() {
    fetch("Snapshot", () -> core.ports.exchange().top(), market::snapshot);
  }

  private interface Request {
    Reply<String> send();
  }

  private void fetch(String label, Request request, Consumer<String> then) {
    lane.execute(label, () -> {
      if (over || !core.pacer.mayAsk(core.now())) return Step.done();
      Reply<String> reply = request.send();
      return Step.await(reply, CALL_NANOS, wake -> {
        if (!reply.raised()) core.pacer.watch(reply);
        core.pacer.told(reply.error(), core.now());
        if (reply.succeeded()) {
          String text = reply.value();
          core.post(label, () -> {
            then.accept(text);
            return Step.done();
          });
        }
        return Step.done();
      });
    });
  }
}
