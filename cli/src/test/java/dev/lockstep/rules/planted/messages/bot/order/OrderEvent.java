package dev.lockstep.rules.planted.messages.bot.order;

public interface OrderEvent {}
