package dev.lockstep.rules.planted.runtimes.bot.port;

public interface Clock {}
