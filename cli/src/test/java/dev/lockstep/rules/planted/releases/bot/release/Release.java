package dev.lockstep.rules.planted.releases.bot.release;

public record Release(String name) {
  public static final Release V1 = new Release("v1");
}
