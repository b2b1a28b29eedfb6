package dev.lockstep.datasets.catalog;

import java.util.HashMap;
import java.util.Map;

/** What is known about markets apart from their books: window, tokens, winner. Looked up by condition id; never iterated. */
public final class MarketBook {
  private final Map<String, Market> markets = new HashMap<>();

  /**
   * One market.
   *
   * @param span window, or null
   * @param upToken token that stands for Up or Yes, or null
   * @param downToken the other one, or null
   */
  public record Market(MarketNames.Span span, String upToken, String downToken) {}

  public void put(String conditionId, Market market) {
    markets.put(conditionId, market);
  }

  /** The market, or null. */
  public Market get(String conditionId) {
    return markets.get(conditionId);
  }
}
