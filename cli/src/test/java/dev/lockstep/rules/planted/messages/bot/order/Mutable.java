package dev.lockstep.rules.planted.messages.bot.order;

final class Mutable implements OrderEvent {
  long lots;
}
