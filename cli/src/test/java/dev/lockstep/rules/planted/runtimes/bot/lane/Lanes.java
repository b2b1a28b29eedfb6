package dev.lockstep.rules.planted.runtimes.bot.lane;

public interface Lanes {}
