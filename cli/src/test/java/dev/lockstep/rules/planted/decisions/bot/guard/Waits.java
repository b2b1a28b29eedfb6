package dev.lockstep.rules.planted.decisions.bot.guard;

import dev.lockstep.rules.planted.decisions.bot.lane.Step;

final class Waits {
  Step step;
}
