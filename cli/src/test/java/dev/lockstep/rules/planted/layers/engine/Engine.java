package dev.lockstep.rules.planted.layers.engine;

public final class Engine {}
