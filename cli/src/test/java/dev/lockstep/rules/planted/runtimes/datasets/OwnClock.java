package dev.lockstep.rules.planted.runtimes.datasets;

import dev.lockstep.rules.planted.runtimes.bot.port.Clock;

final class OwnClock implements Clock {}
