package dev.lockstep.rules.planted.cycle.datasets.one;

import dev.lockstep.rules.planted.cycle.datasets.two.Two;

public final class One {
  Two two;
}
