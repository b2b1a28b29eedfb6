package dev.lockstep.rules.planted.decisions.bot.lane;

public record Step() {}
