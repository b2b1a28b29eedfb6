package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.state.StateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store's contract over real files. */
class RealStateStoreTest extends StateStoreContract {
  @TempDir
  Path folder;

  private Files files;

  @Override
  protected Files files() {
    if (files == null) files = new RealFiles(folder);
    return files;
  }
}
