package dev.lockstep.rules.planted.runtimes.engine.time;

import dev.lockstep.rules.planted.runtimes.bot.lane.Lanes;

final class OwnLanes implements Lanes {}
