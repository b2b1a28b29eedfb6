import dev.lockstep.bot.BotFactory;
import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.settings.Settings;

/** Buys ten shares the first time the ask is 45 cents or less, and holds them. One loop a second. */
public final class BuyTheDip implements BotFactory {
  @Override
  public TradingBot create(MarketWindow market, ExecutionProfile profile, Settings settings, Ports ports) {
    Lane main = ports.lanes().lane(profile.laneOf(Role.EXITS));
    return new TradingBot() {
      private boolean bought;

      @Override
      public void start() {
        main.execute("Look", this::look);
      }

      private Step look() {
        if (bought || ports.clock().epochNanos() >= market.endNanos()) return Step.DONE;
        Reply<BookView> book = ports.books().book(Outcome.UP);
        return Step.await(book, 3_000_000_000L, wake -> { // a task that waits holds its lane
          if (book.succeeded() && book.value().askLevels() > 0 && market.micro(book.value().askTicks(0)) <= 450_000) buy();
          main.executeAfter(1_000_000_000L, "Look", this::look);
          return Step.DONE;
        });
      }

      private void buy() {
        bought = true;
        ports.broker().place(new OrderRequest(
            new ClientOrderId(1), Outcome.UP, Side.BUY, market.ticks(450_000), market.lots(10_000_000), TimeInForce.GTC, false, 0));
      }
    };
  }
}
