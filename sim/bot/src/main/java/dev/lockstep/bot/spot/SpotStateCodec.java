package dev.lockstep.bot.spot;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.position.Closing;
import dev.lockstep.bot.position.ExitRecord;
import dev.lockstep.bot.position.LedgerImage;
import dev.lockstep.bot.state.GuardState;
import dev.lockstep.bot.state.JsonFields;
import dev.lockstep.bot.state.JsonText;
import dev.lockstep.bot.state.StateCodec;
import dev.lockstep.bot.state.WrongShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of a {@link SpotImage}. Reading is strict: any other shape is an error, never a guess. */
public final class SpotStateCodec implements StateCodec<SpotImage> {
  @Override
  public String encode(SpotImage image) {
    LedgerImage ledger = image.ledger();
    return new JsonText()
        .whole("session", image.session())
        .whole("base", ledger.baseLots())
        .whole("quote", ledger.quoteNanoUsd())
        .whole("fees", ledger.feesNanoUsd())
        .whole("result", ledger.resultNanoUsd())
        .list("lots", ledger.lots(), SpotStateCodec::lot)
        .list("exits", new ArrayList<>(ledger.exits().entrySet()), (json, exit) -> json.whole("order", exit.getKey()).whole("lot", exit.getValue()))
        .list("trades", ledger.trades(), (json, trade) -> json.whole("id", trade))
        .list("history", image.exits(), SpotStateCodec::exit)
        .list("pending", image.pending(), SpotStateCodec::pending)
        .list("recheck", image.recheck(), (json, side) -> json.text("side", side.name()))
        .part("guards", image.guards()::write)
        .end();
  }

  private static void lot(JsonText json, LedgerImage.LotImage lot) {
    json.whole("id", lot.id()).text("side", lot.side().name()).whole("lots", lot.lots()).whole("value", lot.valueTickLots())
        .whole("fee", lot.entryFeeNanoUsd()).whole("bars", lot.barsHeld()).whole("peak", lot.peakTicks()).whole("exit", lot.exitOrder())
        .truth("runner", lot.runner());
  }

  private static void exit(JsonText json, ExitRecord exit) {
    Closing closing = exit.closing();
    json.whole("time", exit.epochNanos()).whole("lot", closing.lot()).text("side", closing.side().name()).whole("lots", closing.lots())
        .whole("open", closing.openTicks()).whole("close", closing.closeTicks()).whole("entryFee", closing.entryFeeNanoUsd())
        .whole("exitFee", closing.exitFeeNanoUsd()).whole("result", closing.resultNanoUsd()).truth("whole", closing.whole())
        .text("reason", exit.reason()).truth("runner", exit.wasRunner());
  }

  private static void pending(JsonText json, SpotImage.PendingImage pending) {
    OrderRequest request = pending.request();
    json.whole("order", request.id().value()).text("side", request.side().name()).whole("limit", request.limitTicks()).whole("lots", request.lots())
        .text("timeInForce", request.timeInForce().name()).truth("postOnly", request.postOnly()).whole("first", pending.firstLimitTicks())
        .whole("deadline", pending.deadlineEpochNanos());
  }

  @Override
  public SpotImage decode(JsonFields fields) throws WrongShape {
    List<LedgerImage.LotImage> lots = new ArrayList<>();
    for (JsonFields lot : fields.list("lots")) {
      lots.add(new LedgerImage.LotImage(
          lot.wholeFrom(1, "id"), lot.word("side", Side.values()), lot.wholeFrom(1, "lots"), lot.wholeFrom(1, "value"), lot.wholeFrom(0, "fee"),
          (int) lot.wholeFrom(0, "bars"), (int) lot.wholeFrom(0, "peak"), lot.wholeFrom(0, "exit"), lot.truth("runner")));
    }
    Map<Long, Long> exits = new TreeMap<>();
    for (JsonFields exit : fields.list("exits")) exits.put(exit.wholeFrom(1, "order"), exit.wholeFrom(1, "lot"));
    List<Long> trades = new ArrayList<>();
    for (JsonFields trade : fields.list("trades")) trades.add(trade.whole("id"));
    List<Side> recheck = new ArrayList<>();
    for (JsonFields side : fields.list("recheck")) recheck.add(side.word("side", Side.values()));
    LedgerImage ledger = new LedgerImage(
        fields.whole("base"), fields.whole("quote"), fields.whole("fees"), fields.whole("result"), lots, exits, trades);
    return new SpotImage(fields.wholeFrom(1, "session"), ledger, exits(fields), pendings(fields), recheck, GuardState.read(fields.part("guards")));
  }

  private static List<ExitRecord> exits(JsonFields fields) throws WrongShape {
    List<ExitRecord> exits = new ArrayList<>();
    for (JsonFields exit : fields.list("history")) {
      Closing closing = new Closing(
          exit.wholeFrom(1, "lot"), exit.word("side", Side.values()), exit.wholeFrom(1, "lots"), exit.wholeFrom(1, "open"), (int) exit.wholeFrom(1, "close"),
          exit.whole("entryFee"), exit.whole("exitFee"), exit.whole("result"), exit.truth("whole"));
      exits.add(new ExitRecord(exit.whole("time"), closing, exit.text("reason"), exit.truth("runner")));
    }
    return exits;
  }

  private static List<SpotImage.PendingImage> pendings(JsonFields fields) throws WrongShape {
    List<SpotImage.PendingImage> pendings = new ArrayList<>();
    for (JsonFields pending : fields.list("pending")) {
      OrderRequest request = new OrderRequest(
          new ClientOrderId(pending.wholeFrom(1, "order")), Outcome.UP, pending.word("side", Side.values()), (int) pending.wholeFrom(1, "limit"),
          pending.wholeFrom(1, "lots"), pending.word("timeInForce", TimeInForce.values()), pending.truth("postOnly"), 0);
      pendings.add(new SpotImage.PendingImage(request, (int) pending.wholeFrom(1, "first"), pending.whole("deadline")));
    }
    return pendings;
  }
}
