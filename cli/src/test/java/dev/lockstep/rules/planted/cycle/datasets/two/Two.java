package dev.lockstep.rules.planted.cycle.datasets.two;

import dev.lockstep.rules.planted.cycle.datasets.one.One;

public final class Two {
  One one;
}
