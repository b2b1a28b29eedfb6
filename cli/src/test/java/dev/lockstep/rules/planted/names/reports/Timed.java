package dev.lockstep.rules.planted.names.reports;

record Timed(long timeout, long entryLatency) {}
