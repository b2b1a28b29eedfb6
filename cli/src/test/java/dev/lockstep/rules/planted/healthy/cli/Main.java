package dev.lockstep.rules.planted.healthy.cli;

import dev.lockstep.rules.planted.healthy.bot.release.Release;
import picocli.CommandLine.Command;

@Command(name = "main")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (Release.V1.name().equals(System.getenv("RELEASE"))) System.exit(args.length);
  }
}
