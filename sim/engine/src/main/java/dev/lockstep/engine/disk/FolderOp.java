package dev.lockstep.engine.disk;

import java.util.LinkedHashMap;
import java.util.Map;

/** One change of a folder, whole or not at all: what each name stands for afterwards, null for nothing. */
final class FolderOp {
  private final Map<String, DiskNode> names = new LinkedHashMap<>();
  private final boolean sure;

  private FolderOp(boolean sure) {
    this.sure = sure;
  }

  static FolderOp of(String name, DiskNode node) {
    FolderOp op = new FolderOp(false);
    op.names.put(name, node);
    return op;
  }

  FolderOp and(String name, DiskNode node) {
    names.put(name, node);
    return this;
  }

  /** The same change, settled by a sync. */
  FolderOp settled() {
    FolderOp op = new FolderOp(true);
    op.names.putAll(names);
    return op;
  }

  boolean sure() {
    return sure;
  }

  void apply(Map<String, DiskNode> folder) {
    names.forEach((name, node) -> {
      if (node == null) folder.remove(name);
      else folder.put(name, node);
    });
  }
}
