package dev.lockstep.determinism;

import java.time.ZoneId;

/** A program with the faults that the comparison is there to find; the argument names the one to commit. */
public final class DependsOnTheMachine {
  private DependsOnTheMachine() {}

  /** Prints one line. */
  public static void main(String[] args) {
    System.out.println(switch (args[0]) {
      case "locale" -> String.format("%.2f %s", -39.25, "TICK".toLowerCase());
      case "zone" -> ZoneId.systemDefault().getId();
      case "jdk" -> System.getProperty("java.specification.version");
      case "processors" -> Runtime.getRuntime().availableProcessors() > 1;
      case "run" -> Long.toHexString(System.nanoTime());
      default -> "nothing";
    });
  }
}
