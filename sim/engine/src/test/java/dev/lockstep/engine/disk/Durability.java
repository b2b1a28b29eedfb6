package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Loses power at every point of a number of saves and counts what invariant I8 says of what is left. */
final class Durability {
  static final String LOADABLE = "I8 loadable";
  static final String ACKNOWLEDGED = "I8 acknowledged";

  private final Function<Files, StateStore<Ledger>> stores;
  private final CrashStates model;
  private final Map<String, Long> violations = new TreeMap<>();
  private long states;
  private String first = "";

  Durability(Function<Files, StateStore<Ledger>> stores, CrashStates model) {
    this.stores = stores;
    this.model = model;
  }

  /** Saves numbers from {@code from}, with a power cut after each change that the disk sees. */
  Durability saves(PowerCutDisk disk, int from, int count) {
    StateStore<Ledger> store = stores.apply(disk);
    long[] acknowledged = {0};
    disk.watch(call -> crash(disk, call, acknowledged[0]));
    if (store.open(StateStore.Opening.STRICT) instanceof Opened.Loaded<Ledger> loaded) acknowledged[0] = loaded.state().number();
    for (int number = from; number < from + count; number++) {
      if (store.save(Ledger.numbered(number)) instanceof Saved.Durable) acknowledged[0] = number;
      crash(disk, "end of save", acknowledged[0]);
    }
    store.close();
    return this;
  }

  private void crash(PowerCutDisk disk, String call, long acknowledged) {
    states += model.each(disk, left -> judge(left, call, acknowledged));
  }

  private void judge(PowerCutDisk left, String call, long acknowledged) {
    Opened<Ledger> opened = stores.apply(left).open(StateStore.Opening.STRICT);
    if (opened instanceof Opened.Loaded<Ledger> loaded) {
      long number = loaded.state().number();
      if (!loaded.state().equals(Ledger.numbered(number))) violated("I8 content", call, "number " + number + " holds what was never saved");
      if (number < acknowledged) violated(ACKNOWLEDGED, call, "loads save " + number + " after save " + acknowledged + " was acknowledged");
    } else if (opened instanceof Opened.Refused<Ledger> refused) {
      violated(LOADABLE, call, refused.reason() + " after save " + acknowledged + ": " + refused.detail());
    } else if (acknowledged > 0) {
      violated(LOADABLE, call, "starts from nothing after save " + acknowledged + " was acknowledged");
    }
  }

  private void violated(String invariant, String call, String what) {
    violations.merge(invariant, 1L, Long::sum);
    if (first.isEmpty()) first = invariant + ": power cut after " + call + " " + what;
  }

  long states() {
    return states;
  }

  Map<String, Long> violations() {
    return violations;
  }

  String first() {
    return first;
  }
}
