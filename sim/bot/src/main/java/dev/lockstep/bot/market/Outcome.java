package dev.lockstep.bot.market;

/**
 * One of the two complementary tokens of a binary market. Where a recording does not say which is Up, UP stands for the
 * recorded token and DOWN for the other, and {@code Window} holds the labels to print.
 */
public enum Outcome {
  UP,
  DOWN;

  public Outcome opposite() {
    return this == UP ? DOWN : UP;
  }
}
