package dev.lockstep.rules.planted.releases.engine;

import dev.lockstep.rules.planted.releases.bot.release.Release;

final class AsksForTheRelease {
  boolean waits(Release release) {
    return release == Release.V1;
  }
}
