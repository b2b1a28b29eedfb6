package dev.lockstep.datasets.format.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which column of a one-row-a-moment CSV holds what, by patterns in its name: up or yes, down, dn or no; bid or ask; price or
 * size; a level's number; times; the window. Columns that match nothing are passed by.
 */
final class WideColumns {
  private static final int LEVELS_MAX = 100;

  /** Price and size columns of one side of one token, by level; -1 where there is none. */
  static final class Ladder {
    final List<int[]> levels = new ArrayList<>();

    void put(int level, boolean size, int column) {
      while (levels.size() <= level) levels.add(new int[] {-1, -1});
      int[] pair = levels.get(level);
      if (pair[size ? 1 : 0] < 0) pair[size ? 1 : 0] = column;
    }

    boolean isUsable() {
      return !levels.isEmpty() && levels.get(0)[0] >= 0;
    }
  }

  final Ladder upBids = new Ladder();
  final Ladder upAsks = new Ladder();
  final Ladder downBids = new Ladder();
  final Ladder downAsks = new Ladder();
  int exchange = -1;
  int local = -1;
  int window = -1;
  int remaining = -1;
  int outcome = -1;
  final int width;
  private boolean named;

  private WideColumns(List<String> header) {
    width = header.size();
    int exchangeRank = Integer.MAX_VALUE;
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).toLowerCase(Locale.ROOT).replace("\uFEFF", "");
      int rank = exchangeRank(name);
      if (rank < exchangeRank) {
        exchange = i;
        exchangeRank = rank;
      }
      if (local < 0 && (name.startsWith("local_t") || name.startsWith("recv") || name.startsWith("received"))) local = i;
      if (window < 0 && (name.equals("slug") || name.equals("window") || name.equals("market_slug") || name.equals("market_ticker") || name.equals("ticker"))) window = i;
      if (remaining < 0 && (name.equals("seconds_remaining") || name.equals("secs_to_end") || name.equals("time_to_resolve") || name.equals("seconds_to_end"))) remaining = i;
      if (outcome < 0 && name.equals("outcome")) outcome = i;
      quote(name, i);
    }
  }

  /** Columns of a header line, or null if it shows no bid and ask. */
  static WideColumns of(List<String> header) {
    if (header.size() < 3) return null;
    WideColumns columns = new WideColumns(header);
    boolean timed = columns.exchange >= 0 || columns.local >= 0 || columns.remaining >= 0;
    boolean quoted = columns.upBids.isUsable() && columns.upAsks.isUsable() || columns.downBids.isUsable() && columns.downAsks.isUsable();
    return timed && quoted ? columns : null;
  }

  private static int exchangeRank(String name) {
    String[] ranked = {"exchange_timestamp", "exch_ts", "unix_ts", "unix_ms", "ts_ms", "ts", "timestamp", "timestamp_ms", "timestamp_utc", "time", "datetime"};
    for (int i = 0; i < ranked.length; i++)
      if (name.equals(ranked[i]) || name.equals(ranked[i] + "_us") || name.equals(ranked[i] + "_ns")) return i;
    return Integer.MAX_VALUE;
  }

  private void quote(String name, int column) {
    List<String> words = List.of(name.replaceAll("([a-z])(\\d)", "$1 $2").split("[^a-z0-9]+"));
    boolean bid = words.contains("bid") || words.contains("bids");
    boolean ask = words.contains("ask") || words.contains("asks");
    if (bid == ask) return;
    for (String word : words)
      if (word.matches("usd|dollars?|value|levels?|depth|total|count|spread|imbalance|mid|vwap|notional")) return;
    boolean size = words.contains("size") || words.contains("qty") || words.contains("amount") || words.contains("shares") || words.contains("quantity") || words.contains("volume");
    boolean down = words.contains("down") || words.contains("dn") || words.contains("no");
    named |= down || words.contains("up") || words.contains("yes");
    int level = 0;
    for (String word : words) if (word.matches("\\d{1,2}")) level = Math.min(LEVELS_MAX, Integer.parseInt(word));
    Ladder ladder = down ? (bid ? downBids : downAsks) : bid ? upBids : upAsks;
    ladder.put(level, size, column);
  }

  /** Whether the columns say which token is Up. */
  boolean named() {
    return named || outcome >= 0;
  }

  /** Whether the header numbers its levels from 1. */
  int firstLevel(Ladder ladder) {
    return ladder.levels.get(0)[0] < 0 && ladder.levels.size() > 1 ? 1 : 0;
  }
}
