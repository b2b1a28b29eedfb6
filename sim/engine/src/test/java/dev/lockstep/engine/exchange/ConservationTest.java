package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Money and shares are neither made nor lost: random orders on random tapes under every mixture of rules, and an account kept apart,
 * from the events alone and in decimals, that must say the same after every step.
 */
class ConservationTest {
  private static final String[] DATES = {"2025-12-01T00:00:00Z", "2026-02-27T00:00:00Z", "2026-04-10T00:00:00Z", "2026-05-10T00:00:00Z", "2026-07-01T00:00:00Z"};

  private final Map<ClientOrderId, OrderRequest> requests = new TreeMap<>();
  private final Map<ClientOrderId, Boolean> ended = new TreeMap<>();
  private SeededRandom random;
  private TestVenue venue;
  private int seen;
  private int fills;
  private BigDecimal cash;
  private BigDecimal fees;
  private BigDecimal[] shares;
  private String date;
  private boolean mayFail;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void theAccountFollowsFromTheEvents(long seed) {
    random = new SeededRandom(seed);
    date = DATES[(int) (seed % DATES.length)];
    mayFail = seed % 3 == 0;
    ExchangeSettings settings = ExchangeSettings.polymarket()
        .withConsumeLiquidity(seed % 2 == 0)
        .withQueueMode(QueueMode.values()[(int) (seed % 4)])
        .withStartingCash(seed % 4 == 0 ? 5_000_000_000_000L : ExchangeSettings.UNLIMITED)
        .withSettlement(mayFail ? SettlementModel.bad() : SettlementModel.typical());
    venue = new TestVenue(settings, date).own(Outcome.UP, 200).own(Outcome.DOWN, 200);
    cash = BigDecimal.ZERO;
    fees = BigDecimal.ZERO;
    shares = new BigDecimal[] {BigDecimal.valueOf(200), BigDecimal.valueOf(200)};
    fills = 0;
    for (int step = 0; step < 3_000; step++) {
      venue.advance(step * 97L);
      if (random.nextLong(3) > 0) row();
      else request();
      follow();
      if (!mayFail) check(step);
    }
    assertThat(fills).isGreaterThan(100);
    if (!mayFail) checkPayment();
  }

  private int upTo(int bound) {
    return (int) random.nextLong(bound);
  }

  private void row() {
    int side = upTo(2) == 0 ? 1 : -1;
    int price = 10 * (side > 0 ? 40 + upTo(12) : 50 + upTo(12));
    double lots = upTo(3) == 0 ? 0 : upTo(60);
    switch (upTo(40)) {
      case 0 -> venue.row(RowKind.CLEAR, 0, 0, 0);
      case 1 -> venue.row(RowKind.FEED, upTo(4) > 0 ? 1 : -1, 0, 0);
      case 2, 3, 4, 5, 6, 7 -> venue.row(RowKind.TRADE, side, price, 1 + upTo(30));
      default -> venue.row(RowKind.DEPTH, side, price, lots);
    }
    if (!venue.exchange.bookKnown() && upTo(3) > 0) venue.row(RowKind.FEED, 1, 0, 0);
  }

  private void request() {
    if (upTo(4) == 0) {
      ClientOrderId id = new ClientOrderId(1 + upTo(requests.size() + 1));
      if (upTo(8) == 0) venue.exchange.cancelAll(venue.now());
      else venue.exchange.cancel(id, venue.now());
      return;
    }
    Outcome outcome = Outcome.values()[upTo(2)];
    Side side = Side.values()[upTo(2)];
    TimeInForce timeInForce = TimeInForce.values()[upTo(4)];
    boolean postOnly = timeInForce != TimeInForce.FOK && timeInForce != TimeInForce.FAK && upTo(4) == 0;
    ClientOrderId id = new ClientOrderId(requests.size() + 1);
    long expiry = timeInForce == TimeInForce.GTD ? venue.now() + 70_000_000_000L : 0;
    long lots = TestVenue.SHARE * (1 + upTo(60)) + (upTo(3) == 0 ? 10_000L * upTo(100) : 0);
    OrderRequest request = new OrderRequest(id, outcome, side, 10 * (35 + upTo(30)), lots, timeInForce, postOnly, expiry);
    requests.put(id, request);
    venue.exchange.submit(request, venue.now());
    follow();
    OrderStatus status = venue.exchange.status(id);
    assertThat(status).isNotNull();
    if (side == Side.SELL) assertThat(status.filledLots() + status.leavesLots()).isEqualTo(lots);
  }

  /** Books new events into the account kept here. */
  private void follow() {
    for (; seen < venue.events.size(); seen++) {
      OrderEvent event = venue.events.get(seen);
      if (event instanceof OrderEvent.PartiallyFilled fill) fill(fill.id(), fill.priceTicks(), fill.lots(), fill.liquidity(), fill.feeNanoUsd());
      else if (event instanceof OrderEvent.Filled fill) fill(fill.id(), fill.priceTicks(), fill.lots(), fill.liquidity(), fill.feeNanoUsd());
      lives(event);
    }
  }

  /** After its end an order says nothing but how its shares fared. */
  private void lives(OrderEvent event) {
    boolean afterlife = event instanceof OrderEvent.Settled || event instanceof OrderEvent.SettlementFailed || event instanceof OrderEvent.CancelRefused;
    if (!afterlife) assertThat(ended.getOrDefault(event.id(), false)).as("%s after its end", event).isFalse();
    boolean ends = event instanceof OrderEvent.Filled || event instanceof OrderEvent.Cancelled || event instanceof OrderEvent.Expired
        || event instanceof OrderEvent.Rejected;
    if (ends) ended.put(event.id(), true);
  }

  private void fill(ClientOrderId id, int ticks, long lots, Liquidity liquidity, long feeNanoUsd) {
    OrderRequest request = requests.get(id);
    boolean buys = request.side() == Side.BUY;
    assertThat(buys ? ticks <= request.limitTicks() : ticks >= request.limitTicks()).as("fill within the limit").isTrue();
    if (liquidity == Liquidity.MAKER) assertThat(feeNanoUsd).isZero();
    BigDecimal price = BigDecimal.valueOf(ticks, 3);
    BigDecimal size = BigDecimal.valueOf(lots, 6);
    BigDecimal fee = BigDecimal.valueOf(feeNanoUsd, 9);
    boolean inShares = buys && venue.start < Dates.nanos("2026-04-28T11:00:00Z");
    BigDecimal value = price.multiply(size);
    cash = buys ? cash.subtract(value).subtract(inShares ? BigDecimal.ZERO : fee) : cash.add(value).subtract(fee);
    BigDecimal moved = inShares ? size.subtract(fee.divide(price, 6, RoundingMode.HALF_UP)) : size;
    int token = request.outcome().ordinal();
    shares[token] = buys ? shares[token].add(moved) : shares[token].subtract(size);
    fees = fees.add(fee);
    fills++;
  }

  private void check(int step) {
    SimulatedExchange exchange = venue.exchange;
    assertThat(BigDecimal.valueOf(exchange.cashNanoUsd(), 9)).as("cash at step %d", step).isEqualByComparingTo(cash);
    assertThat(BigDecimal.valueOf(exchange.feesNanoUsd(), 9)).as("fees at step %d", step).isEqualByComparingTo(fees);
    for (Outcome outcome : Outcome.values()) {
      long position = exchange.positionLots(outcome);
      assertThat(BigDecimal.valueOf(position, 6)).as("%s at step %d", outcome, step).isEqualByComparingTo(shares[outcome.ordinal()]);
      assertThat(exchange.sellableLots(outcome)).as("sellable %s at step %d", outcome, step).isBetween(0L, position);
      assertThat(position).isGreaterThanOrEqualTo(0);
    }
    if (step % 200 == 0) checkFreeShares();
  }

  /** Without open orders everything that has settled can be sold. */
  private void checkFreeShares() {
    boolean held = requests.keySet().stream().anyMatch(id -> venue.exchange.status(id).state() == OrderState.DELAYED);
    if (held) return;
    venue.exchange.cancelAll(venue.now());
    follow();
    BigDecimal settled = BigDecimal.valueOf(400);
    for (OrderEvent event : venue.events) {
      if (event instanceof OrderEvent.Settled arrived) settled = settled.add(BigDecimal.valueOf(arrived.lots(), 6));
      OrderRequest request = requests.get(event.id());
      boolean sells = request != null && request.side() == Side.SELL;
      if (sells && event instanceof OrderEvent.Filled fill) settled = settled.subtract(BigDecimal.valueOf(fill.lots(), 6));
      if (sells && event instanceof OrderEvent.PartiallyFilled fill) settled = settled.subtract(BigDecimal.valueOf(fill.lots(), 6));
    }
    long sellable = venue.exchange.sellableLots(Outcome.UP) + venue.exchange.sellableLots(Outcome.DOWN);
    assertThat(BigDecimal.valueOf(sellable, 6)).isEqualByComparingTo(settled);
  }

  /** At the end each winning share is a dollar. */
  private void checkPayment() {
    venue.advance(1_000_000);
    follow();
    venue.exchange.settleAt(Outcome.DOWN, venue.now());
    assertThat(BigDecimal.valueOf(venue.exchange.cashNanoUsd(), 9)).isEqualByComparingTo(cash.add(shares[Outcome.DOWN.ordinal()]));
    assertThat(venue.exchange.positionLots(Outcome.UP) + venue.exchange.positionLots(Outcome.DOWN)).isZero();
  }
}
