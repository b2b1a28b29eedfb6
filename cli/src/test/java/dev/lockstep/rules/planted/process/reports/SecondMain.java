package dev.lockstep.rules.planted.process.reports;

public final class SecondMain {
  private SecondMain() {}

  public static void main(String[] args) {}
}
