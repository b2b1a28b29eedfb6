package dev.lockstep.engine.disk;

import java.util.ArrayList;
import java.util.List;

/** The content of one file, whatever its names: what is durable, and every content it had since. */
final class DiskNode {
  private static final byte[] NOTHING = new byte[0];
  private byte[] durable = NOTHING;
  /** Contents since the last sync, oldest first; empty when the durable content is the current one. */
  private final List<byte[]> since = new ArrayList<>();
  private boolean poisoned;

  static DiskNode holding(byte[] durable) {
    DiskNode node = new DiskNode();
    node.durable = durable;
    return node;
  }

  byte[] now() {
    return since.isEmpty() ? durable : since.get(since.size() - 1);
  }

  byte[] durable() {
    return durable;
  }

  List<byte[]> since() {
    return since;
  }

  void become(byte[] content) {
    since.add(content);
  }

  void append(byte[] bytes, int length) {
    byte[] before = now();
    byte[] after = new byte[before.length + length];
    System.arraycopy(before, 0, after, 0, before.length);
    System.arraycopy(bytes, 0, after, before.length, length);
    since.add(after);
  }

  void sync() {
    if (poisoned) return;
    durable = now();
    since.clear();
  }

  /** The system has dropped the pages and thinks them clean: they never reach the disk. */
  void failedSync() {
    poisoned = true;
  }
}
