package dev.lockstep.rules.planted.healthy.engine.lane;

import dev.lockstep.rules.planted.healthy.bot.lane.Lanes;
import dev.lockstep.rules.planted.healthy.bot.release.Release;

public final class VirtualLanes implements Lanes {
  String describe(Release release) {
    return release.name();
  }
}
