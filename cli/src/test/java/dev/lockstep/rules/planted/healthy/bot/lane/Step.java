package dev.lockstep.rules.planted.healthy.bot.lane;

public sealed interface Step {
  record Done() implements Step {}
}
