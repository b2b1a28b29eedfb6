package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The venue's stream: raw text to every open connection, and the candles and quotes that requests ask for. */
final class SpotFeed {
  private static final long FEED_NANOS = 15 * SpotUnits.MILLI;
  private static final long OPEN_NANOS = 60 * SpotUnits.MILLI;
  private static final int CANDLES_KEPT = 200;
  /** Wall time of the run's first instant, a whole number of candles. */
  private static final long EPOCH_NANOS = 1_767_225_600L * SpotUnits.SECOND;

  private final EventQueue queue;
  private final ActiveFaults faults;
  private final RandomSource random;
  private final Map<Long, Connection> connections = new LinkedHashMap<>();
  private final ArrayDeque<Closed> closedCandles = new ArrayDeque<>();
  private final Texts texts;
  private long numbers;
  private int bidTicks;
  private int askTicks;
  private long bidLots = 1;
  private long askLots = 1;
  private int open;
  private int high;
  private int low;
  private int close;

  /** A closed candle; its text is written when somebody asks for it. */
  private record Closed(long openMillis, int open, int high, int low, int close) {}

  /** One connection of one session. */
  private final class Connection {
    private final long number;
    private final Link.Listener listener;
    private final Session session;
    private final Wire wire;
    private long sequence;
    private boolean mute;
    private boolean silent;
    private long lastDeliveryNanos;
    private long lastSent;

    Connection(long number, Link.Listener listener, Session session, Wire wire) {
      this.number = number;
      this.listener = listener;
      this.session = session;
      this.wire = wire;
    }
  }

  SpotFeed(EventQueue queue, ActiveFaults faults, RandomSource random) {
    this.queue = queue;
    this.faults = faults;
    this.random = random;
    texts = new Texts(faults);
  }

  /** Wall time at a moment of the run, on the venue's clock. */
  static long epochNanos(long nanos) {
    return EPOCH_NANOS + nanos;
  }

  /** The link of one session. */
  Link link(Session session, Wire wire) {
    return new Link() {
      @Override
      public Reply<Long> open(Listener listener) {
        return SpotFeed.this.open(listener, session, wire);
      }

      @Override
      public void close(long connection) {
        if (connections.remove(connection) != null) wire.linkDown();
      }
    };
  }

  private Reply<Long> open(Link.Listener listener, Session session, Wire wire) {
    if (faults.strikes(SwarmFaultKind.F28_THROWS, queue.nowNanos())) throw new IllegalStateException("the socket library has a defect");
    wire.linkAsked();
    VirtualSignal<Long> reply = new VirtualSignal<>();
    queue.schedule(queue.nowNanos() + OPEN_NANOS, Phase.BOT_ORDER_EVENTS, () -> session.deliver(() -> {
      SwarmFault fault = faults.at(SwarmFaultKind.F17_LINK, queue.nowNanos());
      if (fault != null && fault.amount() == 5) {
        reply.fail(new VenueError(0, "connection refused"));
        return;
      }
      Connection made = new Connection(++numbers, listener, session, wire);
      connections.put(made.number, made);
      wire.linkUp();
      if (fault != null) {
        made.mute = fault.amount() == 0;
        made.silent = fault.amount() == 4;
        if (fault.amount() == 3) queue.schedule(queue.nowNanos() + 50 * SpotUnits.MILLI, Phase.BOT_MARKET_DATA, () -> drop(made, 1006));
      }
      reply.complete(made.number);
    }));
    return reply;
  }

  /** Connections that a session has open. */
  int open(Session session) {
    int count = 0;
    for (Connection connection : connections.values()) if (connection.session == session) count++;
    return count;
  }

  /** A process is gone: its connections are too. */
  void died(Session session) {
    connections.values().removeIf(connection -> connection.session == session);
  }

  private void drop(Connection connection, int code) {
    if (connections.remove(connection.number) == null) return;
    connection.session.deliver(() -> {
      connection.wire.linkDown();
      connection.listener.onClosed(connection.number, code);
    });
  }

  /** A link fault begins. */
  void broken(SwarmFault fault) {
    for (Connection connection : new ArrayList<>(connections.values())) {
      switch ((int) fault.amount()) {
        case 0 -> connection.mute = true;
        case 1 -> drop(connection, 1000);
        case 4 -> connection.silent = true;
        default -> drop(connection, 1006);
      }
    }
  }

  /** The quote of a new step. */
  void quote(int bid, long bidSize, int ask, long askSize) {
    bidTicks = bid;
    askTicks = ask;
    bidLots = bidSize;
    askLots = askSize;
    int middle = (bid + ask) / 2;
    if (open == 0) {
      open = middle;
      high = middle;
      low = middle;
    }
    high = Math.max(high, middle);
    low = Math.min(low, middle);
    close = middle;
    boolean muteBeat = random.nextLong(6) == 0;
    for (Connection connection : new ArrayList<>(connections.values())) {
      if (connection.silent) {
        if (muteBeat) send(connection, texts.beat(++connection.sequence, wallMillis()), Worth.NO_QUOTE);
      } else {
        Texts.Text text = texts.top(++connection.sequence, wallMillis(), bid, bidSize, ask, askSize, queue.nowNanos());
        send(connection, text.text(), text.intact() ? Worth.INTACT_QUOTE : Worth.SPOILT_QUOTE);
      }
    }
  }

  /** A candle ends now. */
  void closeCandle() {
    if (open == 0) return;
    long openMillis = wallMillis() - SpotUnits.CANDLE_NANOS / SpotUnits.MILLI;
    closedCandles.add(new Closed(openMillis, open, high, low, close));
    if (closedCandles.size() > CANDLES_KEPT) closedCandles.poll();
    for (Connection connection : new ArrayList<>(connections.values())) {
      if (connection.silent) continue;
      send(connection, texts.pushedCandle(++connection.sequence, openMillis, open, high, low, close, queue.nowNanos()), Worth.NO_QUOTE);
    }
    open = close;
    high = close;
    low = close;
  }

  /** Close of the last candle. */
  int lastCloseTicks() {
    return close;
  }

  /** Candles before the run, so that there is something to ask for. */
  void history(PriceWalk walk, int count) {
    for (int candle = count; candle > 0; candle--) {
      long openMillis = (epochNanos(0) - candle * SpotUnits.CANDLE_NANOS) / SpotUnits.MILLI;
      int from = walk.middleTicks();
      int most = from;
      int least = from;
      for (int step = 0; step < 6; step++) {
        walk.step(0);
        most = Math.max(most, walk.middleTicks());
        least = Math.min(least, walk.middleTicks());
      }
      closedCandles.add(new Closed(openMillis, from, most, least, walk.middleTicks()));
    }
    open = walk.middleTicks();
    high = open;
    low = open;
    close = open;
  }

  /** Candles of before the run, of a price that stood still. */
  void history(int ticks, int count) {
    for (int candle = count; candle > 0; candle--) {
      closedCandles.add(new Closed((epochNanos(0) - candle * SpotUnits.CANDLE_NANOS) / SpotUnits.MILLI, ticks, ticks, ticks, ticks));
    }
    open = ticks;
    high = ticks;
    low = ticks;
    close = ticks;
  }

  private long wallMillis() {
    return epochNanos(queue.nowNanos()) / SpotUnits.MILLI;
  }

  /** What a text tells of the price. */
  private enum Worth {
    INTACT_QUOTE,
    SPOILT_QUOTE,
    NO_QUOTE
  }

  private void send(Connection connection, String text, Worth worth) {
    long now = queue.nowNanos();
    if (connection.mute || faults.at(SwarmFaultKind.F1_FEED_STALL, now) != null) return;
    if (faults.strikes(SwarmFaultKind.F2_FEED_GAP, now)) return;
    long late = faults.delayNanos(SwarmFaultKind.F3_OUT_OF_ORDER, now);
    long at = now + FEED_NANOS + late;
    boolean inOrder = at >= connection.lastDeliveryNanos && connection.sequence == connection.lastSent + 1;
    connection.lastSent = connection.sequence;
    connection.lastDeliveryNanos = Math.max(connection.lastDeliveryNanos, at);
    deliver(connection, text, worth == Worth.INTACT_QUOTE && !inOrder ? Worth.SPOILT_QUOTE : worth, at);
    if (faults.strikes(SwarmFaultKind.F4_DUPLICATE_DATA, now)) deliver(connection, text, worth == Worth.NO_QUOTE ? worth : Worth.SPOILT_QUOTE, at + SpotUnits.MILLI);
  }

  private void deliver(Connection connection, String text, Worth worth, long at) {
    int bid = bidTicks;
    int ask = askTicks;
    long made = queue.nowNanos();
    queue.schedule(at, Phase.BOT_MARKET_DATA, () -> connection.session.deliver(() -> {
      if (!connections.containsKey(connection.number) || connection.mute) return;
      if (worth == Worth.NO_QUOTE) connection.wire.heardOther();
      else connection.wire.heard(worth == Worth.INTACT_QUOTE, bid, ask, made);
      connection.listener.onText(connection.number, text);
    }));
  }

  /** The last closed candles as an answer, one a line, oldest first. */
  Object candles(int count) {
    StringBuilder lines = new StringBuilder();
    int skip = Math.max(0, closedCandles.size() - count);
    for (Closed candle : closedCandles) {
      if (skip-- > 0) continue;
      lines.append(texts.candle(0, candle.openMillis(), candle.open(), candle.high(), candle.low(), candle.close())).append('\n');
    }
    return lines.toString();
  }

  /** The quote now as an answer. */
  Object top() {
    return texts.top(0, wallMillis(), bidTicks, bidLots, askTicks, askLots, Long.MIN_VALUE).text();
  }

  /** Numbers of open connections; for tests. */
  List<Long> numbers() {
    return new ArrayList<>(connections.keySet());
  }
}
