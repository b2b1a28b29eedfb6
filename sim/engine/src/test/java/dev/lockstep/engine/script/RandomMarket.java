package dev.lockstep.engine.script;

import dev.lockstep.engine.exchange.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small random window with orders for it, as CSV: books that thin out, trades through several levels, prices that run away, and
 * scripted orders of every kind near the touch. No arrival has a row's time, and no response a script line's.
 */
final class RandomMarket {
  static final String ROWS_HEADER = "exch_ts_us,local_ts_us,type,side,price_tick,qty_lots";
  static final String SCRIPT_HEADER = "t_us,action,id,side,price_tick,qty_lots,tif";
  private static final long START_US = 1_770_000_000_000_000L;

  final List<String> rows = new ArrayList<>();
  final List<String> script = new ArrayList<>();
  private final SeededRandom random;
  private final TreeMap<Integer, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Integer, Long> asks = new TreeMap<>();
  private long time = START_US;
  private long local = START_US;

  RandomMarket(long seed, int steps, int orders) {
    random = new SeededRandom(seed);
    row(3, 0, 0, 0);
    for (int price = 45; price < 50; price++) level(4, 1, price, 1 + random.nextLong(400));
    for (int price = 50; price < 56; price++) level(4, -1, price, 1 + random.nextLong(400));
    for (int step = 0; step < steps; step++) step();
    script(orders);
  }

  private int upTo(int bound) {
    return (int) random.nextLong(bound);
  }

  private void row(int type, int side, int price, long lots) {
    local = Math.max(local, time + 10_000 + 10 * random.nextLong(3_000));
    rows.add(time + "," + local + "," + type + "," + side + "," + price + "," + lots);
  }

  private void level(int type, int side, int price, long lots) {
    TreeMap<Integer, Long> levels = side > 0 ? bids : asks;
    if (lots == 0) levels.remove(price);
    else levels.put(price, lots);
    row(type, side, price, lots);
  }

  private void step() {
    time += 10 * (1 + random.nextLong(random.nextLong(8) == 0 ? 40_000 : 3_000));
    switch (upTo(10)) {
      case 0, 1, 2 -> trade(1 + upTo(3));
      case 3 -> runAway();
      default -> quote();
    }
  }

  /** An aggressor that takes up to so many levels; each print precedes its depth row. */
  private void trade(int levels) {
    int side = upTo(2) == 0 ? 1 : -1;
    TreeMap<Integer, Long> resting = side > 0 ? asks : bids;
    for (int taken = 0; taken < levels && !resting.isEmpty(); taken++) {
      int price = resting.firstKey();
      long shown = resting.get(price);
      long lots = upTo(3) > 0 || taken + 1 < levels ? shown : 1 + random.nextLong(shown);
      row(2, side, price, lots);
      level(1, -side, price, shown - lots);
    }
  }

  private void quote() {
    int side = upTo(2) == 0 ? 1 : -1;
    TreeMap<Integer, Long> own = side > 0 ? bids : asks;
    TreeMap<Integer, Long> other = side > 0 ? asks : bids;
    int touch = other.isEmpty() ? own.isEmpty() ? 50 : own.firstKey() : other.firstKey() - side;
    int price = touch - side * upTo(7);
    if (price < 1 || price > 99) return;
    level(1, side, price, upTo(4) == 0 ? 0 : 1 + random.nextLong(500));
  }

  /** One side steps aside by some cents and the other follows, now and then crossing for a row. */
  private void runAway() {
    int side = upTo(2) == 0 ? 1 : -1;
    TreeMap<Integer, Long> away = side > 0 ? asks : bids;
    TreeMap<Integer, Long> after = side > 0 ? bids : asks;
    if (away.size() < 3 || after.isEmpty()) return;
    int followed = away.firstKey();
    boolean crossing = upTo(6) == 0;
    if (crossing) level(1, side, followed, 1 + random.nextLong(300));
    for (int gone = 0; gone < 2; gone++) level(1, -side, away.firstKey(), 0);
    if (!crossing) level(1, side, followed, 1 + random.nextLong(300));
    int refill = followed + side * (4 + upTo(3));
    if (refill > 0 && refill < 100) level(1, -side, refill, 1 + random.nextLong(400));
  }

  private void script(int orders) {
    TreeSet<Long> used = new TreeSet<>();
    long span = time - START_US;
    for (int id = 1; id <= orders; id++) {
      long at = START_US + random.nextLong(span / 10) * 10 + 1 + random.nextLong(9);
      if (!used.add(at) || used.contains(at - 200_000) || used.contains(at + 200_000)) continue;
      int side = upTo(2) == 0 ? 1 : -1;
      String tif = new String[] {"GTC", "GTC", "GTX", "FOK", "IOC"}[upTo(5)];
      script.add(at + ",submit," + id + "," + side + "," + Math.max(1, Math.min(99, middle(at) - 4 + upTo(9))) + "," + (1 + random.nextLong(600)) + "," + tif);
      long later = at + 10 * (25_000 + random.nextLong(400_000));
      if (upTo(2) == 0 && used.add(later) && !used.contains(later - 200_000) && !used.contains(later + 200_000))
        script.add(later + ",cancel," + id + "," + side + ",,,");
    }
    script.sort(Comparator.comparingLong(line -> Long.parseLong(line.substring(0, line.indexOf(',')))));
  }

  /** A price near the touch at a time: that of the last row before it. */
  private int middle(long at) {
    int price = 50;
    for (String row : rows) {
      String[] cells = row.split(",");
      if (Long.parseLong(cells[0]) > at) break;
      if (!cells[4].equals("0")) price = Integer.parseInt(cells[4]);
    }
    return price;
  }
}
