package dev.lockstep.cli;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Escapes;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Rows;
import dev.lockstep.cli.text.TextTable;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.script.OrderResponse;
import dev.lockstep.forensics.text.JsonText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the responses of an order script. */
final class OrderRows {
  private static final List<Column> CSV = List.of(
      Column.number("local_recv_ts_us", "received"), Column.number("order_id", "order"), Column.number("resp_no", "no"),
      Column.text("status", "status"), Column.number("side", "side"), Column.number("exec_price_tick", "price"),
      Column.number("exec_qty_lots", "size"), Column.number("leaves_qty_lots", "leaves"), Column.number("exch_ts_us", "at venue"),
      Column.text("role", "role"));
  private static final List<Column> TABLE = List.of(
      Column.number("localTime", "received"), Column.number("orderId", "order"), Column.number("number", "no"),
      Column.text("status", "status"), Column.text("side", "side"), Column.text("outcome", "token"), Column.number("price", "price"),
      Column.number("size", "size"), Column.number("leaves", "leaves"), Column.text("role", "role"),
      Column.number("feeUsd", "fee USD"));
  private static final List<Column> DETAILED = List.of(
      Column.text("localTime", "received"), Column.number("orderId", "order"), Column.number("number", "no"),
      Column.text("status", "status"), Column.text("side", "side"), Column.text("outcome", "token"), Column.number("price", "price"),
      Column.number("size", "size"), Column.number("leaves", "leaves"), Column.text("exchangeTime", "at venue"),
      Column.text("role", "role"), Column.number("feeUsd", "fee USD"), Column.text("reason", "reason"));

  private final WindowTape tape;
  private final Instrument instrument;
  private final Map<String, Object> header;
  private final SimulatedExchange exchange;

  OrderRows(WindowTape tape, Map<String, Object> header, SimulatedExchange exchange) {
    this.tape = tape;
    this.instrument = tape.instrument();
    this.header = header;
    this.exchange = exchange;
  }

  void write(PrintWriter out, Format format, List<OrderResponse> responses) {
    switch (format) {
      case JSON -> out.print(JsonText.pretty(document(responses)));
      case CSV -> write(out, format, CSV, responses, this::csv);
      case TABLE -> {
        write(out, format, TABLE, responses, this::table);
        reasons(out, responses);
      }
      case JSONL -> write(out, format, DETAILED, responses, this::detailed);
    }
  }

  /** The venue's words, in lines of their own: beside the numbers they would stand in a column of one word. */
  private void reasons(PrintWriter out, List<OrderResponse> responses) {
    for (OrderResponse response : responses) {
      String reason = reason(response.event());
      if (reason == null) continue;
      String place = "order " + response.event().id().value() + ", response " + response.number() + ": ";
      for (String line : TextTable.wrap(place + Escapes.visible(reason), TextTable.WIDTH)) out.println(line);
    }
  }

  private static void write(
      PrintWriter out, Format format, List<Column> columns, List<OrderResponse> responses, Function<OrderResponse, Object[]> cells) {
    try (Rows rows = format.open(out, "lockstep.orders/1", "responses", columns)) {
      for (OrderResponse response : responses) rows.row(cells.apply(response));
    }
  }

  private Map<String, Object> document(List<OrderResponse> responses) {
    List<Object> rows = new ArrayList<>();
    for (OrderResponse response : responses) {
      Map<String, Object> row = new LinkedHashMap<>();
      Object[] cells = detailed(response);
      for (int i = 0; i < cells.length; i++) row.put(DETAILED.get(i).name(), cells[i]);
      rows.add(row);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "lockstep.orders/1");
    document.put("run", header);
    document.put("window", tape.id());
    document.put("responses", rows);
    document.put("account", account());
    return document;
  }

  private Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values())
      if (instrument.binary() || outcome.ordinal() == 0)
        account.put(tape.window().label(outcome) + "Shares", shares(exchange.positionLots(outcome)));
    account.put("cashUsd", exchange.feesKnown() ? decimal(exchange.cashNanoUsd()) : null);
    account.put("feesUsd", exchange.feesKnown() ? decimal(exchange.feesNanoUsd()) : null);
    account.put("bookUnknownSeconds", decimal(exchange.bookUnknownNanos()));
    return account;
  }

  private static String inWords(Map<String, Object> account) {
    return account.entrySet().stream().map(e -> e.getKey() + " " + (e.getValue() == null ? "unknown" : e.getValue())).collect(Collectors.joining(", "));
  }

  /** A closing line for people. */
  List<String> totals(List<OrderResponse> responses) {
    long fills = responses.stream().filter(response -> price(response.event()) >= 0).count();
    long refused = responses.stream().filter(response -> response.event() instanceof OrderEvent.Rejected).count();
    List<String> lines = new ArrayList<>();
    lines.add(Counted.of(responses.size(), "response") + ", " + Counted.of(fills, "fill") + ", " + refused + " refused; " + inWords(account()));
    boolean shares = responses.stream().anyMatch(response -> reason(response.event()) != null
        && reason(response.event()).contains("the balance is not enough") && response.order().side() == Side.SELL);
    if (shares) lines.add("sales were refused for lack of settled shares: --holding TOKEN=SHARES starts with some");
    return lines;
  }

  private Object[] csv(OrderResponse response) {
    OrderEvent event = response.event();
    int price = price(event);
    return new Object[] {
      Math.floorDiv(response.localNanos(), 1000), event.id(), response.number(), status(event),
      response.order() == null ? null : response.order().side() == Side.BUY ? 1 : -1,
      price < 0 ? null : price, price < 0 ? null : lots(event), response.leavesLots(),
      Math.floorDiv(event.exchangeNanos(), 1000), role(event)
    };
  }

  private Object[] detailed(OrderResponse response) {
    OrderEvent event = response.event();
    int price = price(event);
    Long lots = lots(event);
    return new Object[] {
      time(response.localNanos()), event.id().value(), response.number(), status(event),
      response.order() == null ? null : response.order().side().name().toLowerCase(Locale.ROOT),
      response.order() == null ? null : tape.window().label(response.order().outcome()),
      price < 0 ? null : decimal(price * instrument.tickNanoUsd()), lots == null ? null : shares(lots),
      shares(response.leavesLots()), time(event.exchangeNanos()), role(event), fee(event), reason(event)
    };
  }

  private static String status(OrderEvent event) {
    if (event instanceof OrderEvent.Accepted) return "NEW";
    if (event instanceof OrderEvent.Delayed) return "DELAYED";
    if (event instanceof OrderEvent.Rejected) return "REJECTED";
    if (event instanceof OrderEvent.PartiallyFilled) return "PARTIALLY_FILLED";
    if (event instanceof OrderEvent.Filled) return "FILLED";
    if (event instanceof OrderEvent.Cancelled) return "CANCELED";
    if (event instanceof OrderEvent.CancelRefused) return "CANCEL_REFUSED";
    if (event instanceof OrderEvent.Expired) return "EXPIRED";
    if (event instanceof OrderEvent.Settled) return "SETTLED";
    if (event instanceof OrderEvent.SettlementFailed) return "SETTLEMENT_FAILED";
    throw new AssertionError(event);
  }

  /** Price of an execution in ticks, else -1. */
  private static int price(OrderEvent event) {
    if (event instanceof OrderEvent.PartiallyFilled fill) return fill.priceTicks();
    return event instanceof OrderEvent.Filled fill ? fill.priceTicks() : -1;
  }

  private static Long lots(OrderEvent event) {
    if (event instanceof OrderEvent.PartiallyFilled fill) return fill.lots();
    if (event instanceof OrderEvent.Filled fill) return fill.lots();
    if (event instanceof OrderEvent.Settled settled) return settled.lots();
    return event instanceof OrderEvent.SettlementFailed failed ? failed.lots() : null;
  }

  private static String role(OrderEvent event) {
    Liquidity liquidity = event instanceof OrderEvent.PartiallyFilled fill ? fill.liquidity()
        : event instanceof OrderEvent.Filled fill ? fill.liquidity() : null;
    return liquidity == null ? null : liquidity.name().toLowerCase(Locale.ROOT);
  }

  private String fee(OrderEvent event) {
    if (!exchange.feesKnown()) return null;
    if (event instanceof OrderEvent.PartiallyFilled fill) return decimal(fill.feeNanoUsd());
    return event instanceof OrderEvent.Filled fill ? decimal(fill.feeNanoUsd()) : null;
  }

  private String reason(OrderEvent event) {
    if (event instanceof OrderEvent.Rejected rejected) return rejected.httpStatus() + " " + rejected.reason();
    if (event instanceof OrderEvent.CancelRefused refused) return refused.reason();
    return event instanceof OrderEvent.Expired ? exchange.endReason(event.id()) : null;
  }

  private String shares(long lots) {
    return decimal(Math.multiplyExact(lots, instrument.lotNanoShares()));
  }

  /** The same for people: the time of day to the microsecond, and no time at the venue. */
  private Object[] table(OrderResponse response) {
    Object[] cells = detailed(response);
    String received = time(Math.floorDiv(response.localNanos(), 1_000) * 1_000);
    return new Object[] {
      received.substring(received.indexOf('T') + 1, received.length() - 1), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6],
      cells[7], cells[8], cells[10], cells[11]
    };
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).toString();
  }

  /** A count of billionths as a plain decimal. */
  static String decimal(long nano) {
    BigDecimal value = BigDecimal.valueOf(nano, 9).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
  }
}
