package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.FileFailure;

/** What happens to one call of a disk besides what was asked for. */
public sealed interface DiskFault {
  DiskFault NONE = new Slow(0);

  /** The call fails. A write that fails leaves half its bytes; a sync that fails leaves them not durable for good, whatever later syncs say. */
  record Fails(FileFailure.Kind kind) implements DiskFault {}

  /** The call succeeds after so many nanoseconds, which its caller owes. */
  record Slow(long nanos) implements DiskFault {}

  /** The power goes before the call has any effect. */
  record PowerFails() implements DiskFault {}

  /** Decides the fault of each call; calls are numbered from 1 per disk. */
  @FunctionalInterface
  interface Plan {
    DiskFault of(long number, String call, String name);
  }
}
