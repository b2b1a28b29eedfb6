package dev.lockstep.rules.planted.decisions.bot.exit;

import dev.lockstep.rules.planted.decisions.bot.port.Broker;

final class Sends {
  Broker broker;
}
