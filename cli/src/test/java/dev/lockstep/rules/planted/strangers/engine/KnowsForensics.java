package dev.lockstep.rules.planted.strangers.engine;

import dev.lockstep.rules.planted.strangers.forensics.KnowsEngine;

public final class KnowsForensics {
  KnowsEngine other;
}
