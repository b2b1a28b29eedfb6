package dev.lockstep.bot.order;

/** Our own name for an order, unique within a run. */
public record ClientOrderId(long value) implements Comparable<ClientOrderId> {
  @Override
  public int compareTo(ClientOrderId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
