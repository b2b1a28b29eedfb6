package dev.lockstep.rules.planted.decisions.bot.port;

public interface Broker {}
