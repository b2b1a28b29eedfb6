package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.FileFailure.Kind;
import dev.lockstep.bot.port.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One folder of files in memory that knows what a power cut would leave of it. Calls, names and failures are those of {@link Files}. */
public final class PowerCutDisk implements Files {
  /** Told after every call that changed something: a point at which the power may go. */
  @FunctionalInterface
  public interface Watcher {
    void changed(String call);
  }

  private final Map<String, DiskNode> folder = new TreeMap<>();
  private final Map<String, DiskNode> durable = new TreeMap<>();
  /** Changes that no sync has made part of {@link #durable}; a settled one behind an unsettled one stays here to keep the order. */
  private final List<FolderOp> pending = new ArrayList<>();
  private final TreeSet<String> leases = new TreeSet<>();
  private DiskFault.Plan faults = (number, call, name) -> DiskFault.NONE;
  private Watcher watcher = call -> {};
  /** Pending changes before this one were given up by a failed sync: no later sync settles them. */
  private int stuck;
  private long calls;
  private long owedNanos;
  private boolean dead;

  public PowerCutDisk() {}

  /** A disk on which all of this is durable. */
  PowerCutDisk(Map<String, DiskNode> durable) {
    this.durable.putAll(durable);
    folder.putAll(durable);
  }

  public void faults(DiskFault.Plan plan) {
    faults = plan;
  }

  public void watch(Watcher who) {
    watcher = who;
  }

  /** The process died and the machine did not: everything stays as it was last seen, leases end. */
  public void processDied() {
    leases.clear();
    dead = false;
  }

  /** Calls so far. */
  public long calls() {
    return calls;
  }

  List<FolderOp> pending() {
    return pending;
  }

  Map<String, DiskNode> durableFolder() {
    return durable;
  }

  @Override
  public List<String> list() throws FileFailure {
    call("list", ".");
    return new ArrayList<>(folder.keySet());
  }

  @Override
  public byte[] read(String name, int bytesMax) throws FileFailure {
    call("read", name);
    byte[] content = node("read", name).now();
    if (content.length > bytesMax) throw new FileFailure(Kind.TOO_LARGE, "read", name, content.length + " bytes");
    return content.clone();
  }

  @Override
  public Writing create(String name) throws FileFailure {
    call("create", name);
    if (folder.containsKey(name)) throw new FileFailure(Kind.EXISTS, "create", name, "");
    DiskNode node = new DiskNode();
    change("create", FolderOp.of(name, node));
    return new OpenFile(name, node);
  }

  @Override
  public Writing overwrite(String name) throws FileFailure {
    call("overwrite", name);
    DiskNode node = folder.get(name);
    if (node == null) {
      node = new DiskNode();
      change("overwrite", FolderOp.of(name, node));
    } else {
      node.become(new byte[0]);
      watcher.changed("overwrite");
    }
    return new OpenFile(name, node);
  }

  @Override
  public void link(String name, String secondName) throws FileFailure {
    call("link", name);
    DiskNode node = node("link", name);
    if (folder.containsKey(secondName)) throw new FileFailure(Kind.EXISTS, "link", secondName, "");
    change("link", FolderOp.of(secondName, node));
  }

  @Override
  public void rename(String name, String newName) throws FileFailure {
    call("rename", name);
    DiskNode node = node("rename", name);
    if (folder.get(newName) == node) return;
    change("rename", FolderOp.of(newName, node).and(name, null));
  }

  @Override
  public void delete(String name) throws FileFailure {
    call("delete", name);
    node("delete", name);
    change("delete", FolderOp.of(name, null));
  }

  @Override
  public void syncFolder() throws FileFailure {
    try {
      call("syncFolder", ".");
    } catch (FileFailure failure) {
      stuck = pending.size();
      throw failure;
    }
    for (int i = stuck; i < pending.size(); i++) pending.set(i, pending.get(i).settled());
    if (stuck == 0) {
      pending.forEach(op -> op.apply(durable));
      pending.clear();
    }
    watcher.changed("syncFolder");
  }

  @Override
  public Lease lease(String name) throws FileFailure {
    call("lease", name);
    if (!leases.add(name)) throw new FileFailure(Kind.HELD, "lease", name, "another instance is running");
    return () -> leases.remove(name);
  }

  @Override
  public long owedNanos() {
    long owed = owedNanos;
    owedNanos = 0;
    return owed;
  }

  private DiskNode node(String call, String name) throws FileFailure {
    DiskNode node = folder.get(name);
    if (node == null) throw new FileFailure(Kind.MISSING, call, name, "");
    return node;
  }

  private void change(String call, FolderOp op) {
    op.apply(folder);
    pending.add(op);
    watcher.changed(call);
  }

  private void call(String call, String name) throws FileFailure {
    if (dead) throw new PowerCut(call);
    DiskFault fault = faults.of(++calls, call, name);
    if (fault instanceof DiskFault.Fails fails) throw new FileFailure(fails.kind(), call, name, "injected");
    if (fault instanceof DiskFault.PowerFails) {
      dead = true;
      throw new PowerCut(call);
    }
    if (!(fault instanceof DiskFault.Slow slow)) throw new AssertionError(fault);
    owedNanos += slow.nanos();
  }

  private final class OpenFile implements Writing {
    private final String name;
    private final DiskNode node;

    OpenFile(String name, DiskNode node) {
      this.name = name;
      this.node = node;
    }

    @Override
    public void write(byte[] bytes) throws FileFailure {
      try {
        call("write", name);
      } catch (FileFailure failure) {
        node.append(bytes, bytes.length / 2);
        watcher.changed("write");
        throw failure;
      }
      node.append(bytes, bytes.length);
      watcher.changed("write");
    }

    @Override
    public void sync() throws FileFailure {
      try {
        call("sync", name);
      } catch (FileFailure failure) {
        node.failedSync();
        throw failure;
      }
      node.sync();
      watcher.changed("sync");
    }

    @Override
    public void close() throws FileFailure {
      if (dead) throw new PowerCut("close");
    }
  }
}
