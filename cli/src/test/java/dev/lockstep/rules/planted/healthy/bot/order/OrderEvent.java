package dev.lockstep.rules.planted.healthy.bot.order;

public sealed interface OrderEvent {
  record Filled(long lots, long[] levels, Kind[] kinds) implements OrderEvent {}

  enum Kind implements OrderEvent {
    ACCEPTED
  }
}
