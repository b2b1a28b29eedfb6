package dev.lockstep.rules.planted.strangers.forensics;

import dev.lockstep.rules.planted.strangers.engine.KnowsForensics;

public final class KnowsEngine {
  KnowsForensics other;
}
