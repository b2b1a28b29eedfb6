package dev.lockstep.rules.planted.healthy.bot.release;

public record Release(String name) {
  public static final Release V1 = new Release("v1");
}
