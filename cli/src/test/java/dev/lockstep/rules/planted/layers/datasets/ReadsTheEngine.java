package dev.lockstep.rules.planted.layers.datasets;

import dev.lockstep.rules.planted.layers.engine.Engine;

final class ReadsTheEngine {
  final Engine engine = new Engine();
}
