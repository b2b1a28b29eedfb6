package dev.lockstep.bot.state;

import dev.lockstep.bot.guard.DrawdownBreaker;
import dev.lockstep.bot.guard.LossStreakBreaker;
import dev.lockstep.bot.guard.RejectBreaker;
import dev.lockstep.bot.guard.Trip;
import dev.lockstep.bot.market.Side;
import java.util.ArrayList;
import java.util.List;

/** What the breakers must know after a restart, as a part of a bot's state. */
public record GuardState(LossStreakBreaker.Image losses, DrawdownBreaker.Image drawdown, RejectBreaker.Image rejects) {
  /** Nothing counted yet. */
  public static final GuardState NONE = new GuardState(
      new LossStreakBreaker.Image(List.of(), 0, 0, null), new DrawdownBreaker(0).image(), new RejectBreaker.Image(0));

  public static GuardState of(LossStreakBreaker losses, DrawdownBreaker drawdown, RejectBreaker rejects) {
    return new GuardState(losses.image(), drawdown.image(), rejects.image());
  }

  /** Writes it as members of an object. */
  public void write(JsonText out) {
    out.list("openLots", losses.lots(), (lot, open) ->
        lot.text("side", open.side().name()).whole("lots", open.lots()).whole("priceTicks", open.priceTicks()).whole("feeNanoUsd", open.feeNanoUsd()));
    out.whole("lossStreak", losses.streak()).whole("realisedEvents", losses.events());
    trip(out, "lossTrip", losses.trip());
    out.whole("epochDay", drawdown.epochDay()).whole("startNanoUsd", drawdown.startNanoUsd()).whole("equityNanoUsd", drawdown.equityNanoUsd());
    trip(out, "drawdownTrip", drawdown.trip());
    out.whole("rejectOpenings", rejects.openings());
  }

  private static void trip(JsonText out, String name, Trip trip) {
    out.list(name, trip == null ? List.of() : List.of(trip), (inner, tripped) ->
        inner.text("reasonCode", tripped.reasonCode()).text("message", tripped.message()).whole("atEpochNanos", tripped.atEpochNanos()));
  }

  public static GuardState read(JsonFields fields) throws WrongShape {
    List<LossStreakBreaker.Lot> lots = new ArrayList<>();
    for (JsonFields lot : fields.list("openLots")) {
      lots.add(new LossStreakBreaker.Lot(
          lot.word("side", Side.values()), lot.wholeFrom(1, "lots"), lot.count(1, "priceTicks"), lot.whole("feeNanoUsd")));
    }
    LossStreakBreaker.Image losses = new LossStreakBreaker.Image(
        lots, fields.count(0, "lossStreak"), fields.wholeFrom(0, "realisedEvents"), trip(fields, "lossTrip"));
    DrawdownBreaker.Image drawdown = new DrawdownBreaker.Image(
        fields.whole("epochDay"), fields.whole("startNanoUsd"), fields.whole("equityNanoUsd"), trip(fields, "drawdownTrip"));
    return new GuardState(losses, drawdown, new RejectBreaker.Image(fields.count(0, "rejectOpenings")));
  }

  private static Trip trip(JsonFields fields, String name) throws WrongShape {
    List<JsonFields> trips = fields.list(name);
    if (trips.isEmpty()) return null;
    return new Trip(trips.get(0).text("reasonCode"), trips.get(0).text("message"), trips.get(0).whole("atEpochNanos"));
  }
}
