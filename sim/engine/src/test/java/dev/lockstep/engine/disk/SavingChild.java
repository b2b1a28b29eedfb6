package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.SeedStateStore;
import dev.lockstep.bot.state.StateStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that saves states to a folder and says so, one line each, written at once: it is there to be killed. */
final class SavingChild {
  private SavingChild() {}

  /** @param args folder, first number, how many, and {@code ours} or a recipe of the seeds */
  public static void main(String[] args) throws IOException {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      Files files = new RealFiles(Path.of(args[0]));
      StateStore<Ledger> store = args[3].equals("ours")
          ? new AtomicStateStore<>(files, "state.json", Ledger.CODEC) : new SeedStateStore<>(files, "state.json", Ledger.CODEC, SeedStateStore.Recipe.valueOf(args[3]));
      Opened<Ledger> opened = store.open(StateStore.Opening.STRICT);
      say(out, opened instanceof Opened.Refused<Ledger> refused ? "refused " + refused.reason() + " " + refused.detail() : "opened");
      if (opened instanceof Opened.Refused) return;
      long from = Long.parseLong(args[1]);
      for (long number = from; number < from + Long.parseLong(args[2]); number++) {
        Saved saved = store.save(Ledger.numbered(number));
        say(out, saved instanceof Saved.Failed failed ? "failed " + number + " " + failed.why() : "saved " + number);
      }
      store.close();
      say(out, "ended");
    }
  }

  private static void say(FileOutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Class<?> store() {
    return AtomicStateStore.class;
  }
}
