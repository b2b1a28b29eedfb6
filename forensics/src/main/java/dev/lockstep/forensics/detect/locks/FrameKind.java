package dev.lockstep.forensics.detect.locks;

/** What a function tells about the thread that stands in it. */
enum FrameKind {
  /** Nothing in particular. */
  PLAIN,
  SLEEP("sleeps"),
  FILE_IO("does file I/O"),
  NET_IO("does network I/O"),
  /** Waits for a connection, an event or a packet that nobody owes it: not a stall. */
  IDLE_IO("waits for connections or events"),
  PROCESS("waits for a child process"),
  CHANNEL("waits on a channel"),
  FUTURE("waits for a future"),
  CONDITION("waits on a condition"),
  PARK("is parked"),
  LOCK("waits for a lock"),
  /** An attempt that does not block: compare-and-set, tryLock, spin. */
  RETRY("retries without blocking"),
  /** A pool's worker asking for work. */
  IDLE_WORKER("waits for work");

  private final String words;

  FrameKind() {
    this("runs");
  }

  FrameKind(String words) {
    this.words = words;
  }

  /** As in "the holder sleeps". */
  String words() {
    return words;
  }

  /** True for everything that keeps a lock's holder from working. */
  boolean waits() {
    return switch (this) {
      case SLEEP, FILE_IO, NET_IO, PROCESS, CHANNEL, FUTURE, CONDITION, LOCK -> true;
      case PLAIN, IDLE_IO, PARK, RETRY, IDLE_WORKER -> false;
    };
  }
}
