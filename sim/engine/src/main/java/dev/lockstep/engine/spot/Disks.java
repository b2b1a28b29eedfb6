package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.disk.CrashStates;
import dev.lockstep.engine.disk.DiskFault;
import dev.lockstep.engine.disk.PowerCutDisk;
import dev.lockstep.engine.time.EventQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The disk of the bot's host through power cuts, errors and damage. */
final class Disks {
  private static final CrashStates CRASHES = new CrashStates(CrashStates.Survival.SUBSETS, CrashStates.Tearing.VERSIONS_AND_HALVES);
  private static final long SAVE_CALL_NANOS = 200_000L;
  private static final long SLOW_CALL_NANOS = 300 * SpotUnits.MILLI;
  private static final String NAME = "spot";
  private final ActiveFaults faults;
  private final RandomSource random;
  private final EventQueue queue;
  private PowerCutDisk disk = new PowerCutDisk();
  private final List<byte[]> evidence = new ArrayList<>();
  private boolean quietly;
  private boolean allDamaged;

  Disks(ActiveFaults faults, RandomSource random, EventQueue queue) {
    this.faults = faults;
    this.random = random;
    this.queue = queue;
    disk.faults(this::fault);
  }

  private DiskFault fault(long number, String call, String name) {
    if (quietly) return DiskFault.NONE;
    SwarmFault fault = faults.at(SwarmFaultKind.F21_DISK, queue.nowNanos());
    boolean changes = !call.equals("list") && !call.equals("read") && !call.equals("lease");
    if (fault == null) return call.equals("sync") ? new DiskFault.Slow(SAVE_CALL_NANOS) : DiskFault.NONE;
    boolean strikes = changes && faults.draw(SwarmFaultKind.F21_DISK, 3) > 0;
    return switch ((int) fault.amount()) {
      case 0 -> strikes ? new DiskFault.Fails(FileFailure.Kind.FULL) : DiskFault.NONE;
      case 1 -> strikes ? new DiskFault.Fails(FileFailure.Kind.IO) : DiskFault.NONE;
      case 2 -> call.equals("sync") ? new DiskFault.Slow(SLOW_CALL_NANOS * (1 + faults.draw(SwarmFaultKind.F21_DISK, 12))) : DiskFault.NONE;
      default -> strikes ? new DiskFault.Fails(FileFailure.Kind.DENIED) : DiskFault.NONE;
    };
  }

  Files current() {
    return disk;
  }

  void processDied() {
    disk.processDied();
  }

  /** The power goes; what survives is drawn. */
  void powerCut() {
    disk = CRASHES.one(disk, random);
    disk.faults(this::fault);
  }

  /** Somebody else's fault: the current state is spoilt, or every one. */
  void damage(boolean all) {
    quietly = true;
    try {
      List<String> names = disk.list();
      boolean any = false;
      for (String name : names) {
        boolean state = name.equals(NAME) || all && name.equals(NAME + ".bak");
        if (!state) continue;
        any = true;
        spoil(name);
      }
      boolean backup = names.contains(NAME + ".bak");
      allDamaged |= any && (all || !backup);
    } catch (FileFailure e) {
      throw new IllegalStateException("the disk fails where no fault is at work", e);
    } finally {
      quietly = false;
    }
  }

  private void spoil(String name) throws FileFailure {
    byte[] content = disk.read(name, 1 << 20);
    byte[] spoilt = switch ((int) random.nextLong(4)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(content, content.length / 2);
      case 2 -> "{\"schema\":\"wrong\"}".getBytes(StandardCharsets.US_ASCII);
      default -> flipped(content);
    };
    // What was spoilt before and not looked at since is the world's own loss.
    evidence.removeIf(earlier -> Arrays.equals(earlier, content));
    if (spoilt.length > 0) evidence.add(spoilt);
    disk.delete(name);
    Files.Writing file = disk.create(name);
    file.write(spoilt);
    file.sync();
    file.close();
    disk.syncFolder();
  }

  private byte[] flipped(byte[] content) {
    byte[] spoilt = content.clone();
    if (spoilt.length > 0) spoilt[(int) random.nextLong(spoilt.length)] ^= (byte) (1 << random.nextLong(7));
    return spoilt;
  }

  /** Whether every spoilt file is still there, under whatever name. */
  boolean keepsEvidence() {
    if (evidence.isEmpty()) return true;
    quietly = true;
    try {
      List<String> names = disk.list();
      for (byte[] spoilt : evidence) if (!holds(names, spoilt)) return false;
      return true;
    } catch (FileFailure e) {
      throw new IllegalStateException("the disk fails where no fault is at work", e);
    } finally {
      quietly = false;
    }
  }

  private boolean holds(List<String> names, byte[] content) throws FileFailure {
    for (String name : names) if (Arrays.equals(disk.read(name, 1 << 20), content)) return true;
    return false;
  }

  /** A save is durable: what was lost before is not missed any more. */
  void saved() {
    allDamaged = false;
  }

  /** Whether no valid state is left. */
  boolean allDamaged() {
    return allDamaged;
  }
}
