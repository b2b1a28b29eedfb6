package dev.lockstep.rules.planted.strangers.live;

import dev.lockstep.rules.planted.strangers.engine.KnowsLive;

public final class KnowsEngine {
  KnowsLive other;
}
