package dev.lockstep.bot.guarded;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.state.GuardState;
import dev.lockstep.bot.state.JsonFields;
import dev.lockstep.bot.state.JsonText;
import dev.lockstep.bot.state.StateCodec;
import dev.lockstep.bot.state.WrongShape;
import java.util.ArrayList;
import java.util.List;

/** The text of a {@link GuardedImage}. */
public final class GuardedCodec implements StateCodec<GuardedImage> {
  @Override
  public String encode(GuardedImage image) {
    return new JsonText()
        .whole("session", image.session())
        .text("window", image.window())
        .whole("peak", image.peakMicro())
        .list("orders", image.orders(), (json, order) -> json
            .whole("id", order.id()).text("outcome", order.outcome().name()).text("side", order.side().name()).whole("lots", order.lots())
            .whole("filled", order.filledLots()).whole("notional", order.notionalTickLots()).truth("certain", order.certain())
            .truth("earlier", order.earlier()))
        .part("guards", image.guards()::write)
        .end();
  }

  @Override
  public GuardedImage decode(JsonFields fields) throws WrongShape {
    List<GuardedImage.Known> orders = new ArrayList<>();
    for (JsonFields order : fields.list("orders")) {
      orders.add(new GuardedImage.Known(
          order.wholeFrom(1, "id"), order.word("outcome", Outcome.values()), order.word("side", Side.values()), order.wholeFrom(1, "lots"),
          order.wholeFrom(0, "filled"), order.wholeFrom(0, "notional"), order.truth("certain"),
          order.truth("earlier")));
    }
    return new GuardedImage(
        fields.wholeFrom(1, "session"), fields.text("window"), fields.wholeFrom(0, "peak"), orders, GuardState.read(fields.part("guards")));
  }
}
