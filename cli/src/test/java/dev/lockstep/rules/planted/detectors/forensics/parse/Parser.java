package dev.lockstep.rules.planted.detectors.forensics.parse;

public final class Parser {}
