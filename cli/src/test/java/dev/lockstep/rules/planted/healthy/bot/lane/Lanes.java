package dev.lockstep.rules.planted.healthy.bot.lane;

public interface Lanes {}
