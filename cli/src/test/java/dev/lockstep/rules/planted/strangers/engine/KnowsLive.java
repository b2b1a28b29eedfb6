package dev.lockstep.rules.planted.strangers.engine;

import dev.lockstep.rules.planted.strangers.live.KnowsEngine;

public final class KnowsLive {
  KnowsEngine other;
}
