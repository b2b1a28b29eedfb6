package dev.lockstep.datasets.catalog;

/** How much of the order book a recording shows. */
public enum Depth {
  FULL_BOOK("full book"),
  TOP_FIVE("top five levels, sparse"),
  TICKER("ticker: best bid and ask with sizes"),
  TOP_OF_BOOK("best bid and ask, one row a second"),
  FEW_LEVELS("a few levels, one row a second");

  private final String label;

  Depth(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
