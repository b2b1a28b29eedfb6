package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.SettlementModel;
import dev.lockstep.engine.exchange.ShortBook;
import dev.lockstep.engine.exchange.SimulatedExchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binary markets, one after the other, each an exchange of its own with Polymarket's rules; orders of earlier ones can still be asked for. */
final class BinaryVenue {
  static final Instrument INSTRUMENT = Instrument.polymarket("swarm-updown");
  private static final int LEVELS = 3;
  private static final VenueError NO_BOOK = new VenueError(404, "No orderbook exists for the requested token id");

  /** One market. */
  private final class Market implements SimulatedExchange.OrderEvents {
    private final SimulatedExchange exchange;
    private final Map<ClientOrderId, OrderRequest> requests = new LinkedHashMap<>();
    private OrderEvent.Rejected rejected;
    private boolean over;

    Market(String id, long endNanos, SettlementModel settlement) {
      Window window = new Window(id, 0, endNanos, null, null, null, Window.WinnerSource.UNKNOWN, true);
      exchange = new SimulatedExchange(
          ExchangeSettings.plain().withConsumeLiquidity(true).withSettlement(settlement), INSTRUMENT, window, random.stream(id), this, new ShortBook());
    }

    @Override
    public void onOrderEvent(OrderEvent event) {
      OrderRequest request = requests.get(event.id());
      if (event instanceof OrderEvent.Rejected refused) rejected = refused;
      else if (event instanceof OrderEvent.PartiallyFilled part) trade(request, part.priceTicks(), part.lots(), part.liquidity());
      else if (event instanceof OrderEvent.Filled whole) {
        trade(request, whole.priceTicks(), whole.lots(), whole.liquidity());
        tap.ended(request.id());
      } else if (event instanceof OrderEvent.Cancelled || event instanceof OrderEvent.Expired) tap.ended(request.id());
    }
  }

  private final RandomSource random;
  private final SpotVenue.Tap tap;
  private final List<Market> markets = new ArrayList<>();
  private final int[] shown = new int[2 * LEVELS];
  private long trades;

  BinaryVenue(RandomSource random, SpotVenue.Tap tap) {
    this.random = random;
    this.tap = tap;
  }

  /** Opens the next market. */
  void open(String id, long endNanos, long settlementNanos) {
    markets.add(new Market(id, endNanos, SettlementModel.constant(settlementNanos)));
  }

  private Market now() {
    return markets.get(markets.size() - 1);
  }

  /** Ends the market: what rests is cancelled, what is held is paid. */
  void resolve(long nanos) {
    Market market = now();
    market.exchange.cancelAll(nanos);
    market.over = true;
  }

  /** Whether a market has ended, or is not the present one: its tokens are worth what they are. */
  boolean isOver(int number) {
    return number != markets.size() - 1 || now().over;
  }

  void at(long nanos) {
    for (Market market : markets) if (!market.over) market.exchange.advanceTo(nanos);
  }

  /** Shows a new book of UP, three levels a side; a bid of 0 or an ask of {@link BinaryWalk#UNIT} is an empty side. */
  void show(int bidTicks, int askTicks, long[] sizes, long nanos) {
    SimulatedExchange exchange = now().exchange;
    if (now().over) return;
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] != 0) exchange.onRow(RowKind.DEPTH, (byte) (i < LEVELS ? 1 : -1), shown[i], 0, nanos);
      int price = i < LEVELS ? bidTicks - 10 * i : askTicks + 10 * (i - LEVELS);
      shown[i] = bidTicks > 0 && i < LEVELS && price > 0 || i >= LEVELS && price < BinaryWalk.UNIT ? price : 0;
    }
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] != 0) exchange.onRow(RowKind.DEPTH, (byte) (i < LEVELS ? 1 : -1), shown[i], sizes[i], nanos);
    }
  }

  void forgetShown() {
    Arrays.fill(shown, 0);
  }

  /** A trade between others, on UP's book. */
  void print(Side aggressor, int priceTicks, long lots, long nanos) {
    if (!now().over) now().exchange.onRow(RowKind.TRADE, (byte) (aggressor == Side.BUY ? 1 : -1), priceTicks, lots, nanos);
  }

  private void trade(OrderRequest request, int ticks, long lots, Liquidity liquidity) {
    tap.traded(new Trade(++trades, request.id(), request.side(), ticks, lots, 0, liquidity));
  }

  Object place(int number, OrderRequest request, long nanos) {
    Market market = now();
    if (isOver(number)) return NO_BOOK;
    if (market.requests.containsKey(request.id())) return new VenueError(400, "Duplicated.");
    market.requests.put(request.id(), request);
    market.rejected = null;
    tap.accepted(request);
    market.exchange.submit(request, nanos);
    if (market.rejected == null) return market.exchange.status(request.id());
    tap.ended(request.id());
    return new VenueError(market.rejected.httpStatus(), market.rejected.reason());
  }

  Object cancel(ClientOrderId id, long nanos) {
    Market market = market(id);
    if (market == null) return Boolean.FALSE;
    OrderStatus before = market.exchange.status(id);
    if (market.over || before == null || before.state().ended()) return Boolean.FALSE;
    market.exchange.cancel(id, nanos);
    return market.exchange.status(id).state().ended();
  }

  Object cancelAll(int number, long nanos) {
    return isOver(number) ? 0 : now().exchange.cancelAll(nanos);
  }

  private Market market(ClientOrderId id) {
    for (int i = markets.size() - 1; i >= 0; i--) if (markets.get(i).requests.containsKey(id)) return markets.get(i);
    return null;
  }

  Object status(ClientOrderId id) {
    Market market = market(id);
    OrderStatus status = market == null ? null : market.exchange.status(id);
    return status == null ? new VenueError(404, "order not found") : status;
  }

  Object book(int number, Outcome outcome) {
    return isOver(number) ? NO_BOOK : now().exchange.book(outcome);
  }

  Object fillPrice(ClientOrderId id) {
    Market market = market(id);
    Long ticks = market == null ? null : market.exchange.averageFillTicks(id);
    return ticks == null ? new VenueError(404, "order not found") : ticks;
  }

  long positionLots(int number, Outcome outcome) {
    return isOver(number) ? 0 : now().exchange.positionLots(outcome);
  }

  long sellableLots(int number, Outcome outcome) {
    return isOver(number) ? 0 : now().exchange.sellableLots(outcome);
  }
}
