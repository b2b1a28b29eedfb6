package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.state.StateStoreContract;

/** The store's contract over the disk in memory. */
class PowerCutStateStoreTest extends StateStoreContract {
  private final PowerCutDisk disk = new PowerCutDisk();

  @Override
  protected Files files() {
    return disk;
  }
}
