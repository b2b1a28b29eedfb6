package dev.lockstep.bot.state;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A store that a crash at any instant leaves loadable and no older than the last acknowledged save. Each save writes a file of a new
 * name, syncs it, reads it back, gives the current file a second name as backup, renames the new one into its place and syncs the
 * folder. A file whose sync failed is never used again. It assumes that a rename is one step and that synced bytes stay.
 */
public final class AtomicStateStore<S> implements StateStore<S> {
  /** For a control: its folder is synced now and then, as a kernel does. */
  private static final long FOLDER_SYNCED_EVERY = 4;
  private final Files files;
  private final String main;
  private final StateCodec<S> codec;
  private final Quarantine quarantine;
  private final StorePolicies parts;
  private Files.Lease lease;
  /** The highest number that any attempt used: one that failed burns its own, so that no two contents share one. */
  private long attempt;
  /** What the current file holds as we wrote or loaded it; null where there is none. */
  private byte[] current;
  private int failures;

  /** @param main name of the current file; its siblings begin with it */
  public AtomicStateStore(Files files, String main, StateCodec<S> codec) {
    this(files, main, codec, StorePolicies.OURS);
  }

  public AtomicStateStore(Files files, String main, StateCodec<S> codec, StorePolicies parts) {
    this.parts = parts;
    this.files = files;
    this.main = main;
    this.codec = codec;
    this.quarantine = new Quarantine(files, main, parts.evidence());
  }

  @Override
  public Opened<S> open(Opening opening) {
    if (lease != null) throw new IllegalStateException("the store of " + main + " is open already");
    Opened<S> opened;
    try {
      lease = files.lease(main + ".lease");
      opened = load(opening);
    } catch (FileFailure failure) {
      opened = new Opened.Refused<>(failure.kind() == FileFailure.Kind.HELD ? Opened.Reason.HELD : Opened.Reason.DISK, failure.getMessage());
    }
    if (opened instanceof Opened.Refused) close();
    return opened;
  }

  @Override
  public void close() {
    if (lease != null) lease.release();
    lease = null;
  }

  private Opened<S> load(Opening opening) throws FileFailure {
    List<String> names = files.list();
    List<Candidate<S>> candidates = new ArrayList<>();
    for (String name : List.of(main, backup())) if (names.contains(name)) candidates.add(Candidate.read(files, name, codec));
    Candidate<S> best = null;
    for (Candidate<S> candidate : candidates) {
      if (candidate.later()) return new Opened.Refused<>(Opened.Reason.LATER_SCHEMA, candidate.name() + ": " + candidate.problem());
      if (candidate.valid() && (best == null || candidate.generation() > best.generation())) best = candidate;
    }
    boolean evidence = !candidates.isEmpty() || quarantine.holdsAny(names);
    boolean strict = opening == Opening.STRICT && parts.noneValid() == StorePolicies.NoneValid.REFUSES;
    if (best == null && evidence && strict) return new Opened.Refused<>(Opened.Reason.NONE_VALID, refusal(candidates));
    List<String> setAside = new ArrayList<>();
    for (Candidate<S> candidate : candidates) {
      boolean stays = parts.shape() == StorePolicies.Shape.STAYS && candidate.name().equals(main);
      if (!candidate.valid() && !stays) setAside.add(quarantine.setAside(candidate.name(), candidate.generation()));
    }
    for (String name : names) if (name.startsWith(main + ".tmp") || name.equals(backup() + ".tmp")) files.delete(name);
    // What a save that was never acknowledged left in place becomes the past of everything decided from now on.
    files.syncFolder();
    if (best == null) return new Opened.Empty<>(evidence ? quarantine.all(files.list()) : setAside);
    current = best.name().equals(main) ? best.bytes() : null;
    attempt = best.generation() + setAside.size();
    return new Opened.Loaded<>(best.state(), best.generation(), best.name(), setAside);
  }

  private String refusal(List<Candidate<S>> candidates) {
    StringBuilder why = new StringBuilder();
    for (Candidate<S> candidate : candidates) why.append(candidate.name()).append(": ").append(candidate.problem()).append("; ");
    return why.append(candidates.isEmpty() ? "only quarantined states of " + main + " are left; " : "")
        .append("look at the venue's positions and orders, then start with --fresh").toString();
  }

  @Override
  public Saved save(S state) {
    if (lease == null) throw new IllegalStateException("the store of " + main + " is not open");
    long generation = ++attempt;
    String fresh = main + ".tmp-" + generation;
    try {
      byte[] bytes = StateFile.write(generation, codec.encode(state));
      write(fresh, bytes);
      keepBackup();
      files.rename(fresh, main);
      current = bytes;
      boolean synced = parts.folderSync() == StorePolicies.FolderSync.SYNCED || generation % FOLDER_SYNCED_EVERY == 0;
      if (synced) files.syncFolder();
      failures = 0;
      return new Saved.Durable(generation);
    } catch (FileFailure failure) {
      return new Saved.Failed(failure.getMessage() + discard(fresh), ++failures);
    }
  }

  private void write(String name, byte[] bytes) throws FileFailure {
    if (bytes.length > StateFile.BYTES_MAX) throw new FileFailure(FileFailure.Kind.TOO_LARGE, "write", name, bytes.length + " bytes");
    Files.Writing file = files.create(name);
    try {
      file.write(bytes);
      if (parts.fileSync() == StorePolicies.FileSync.SYNCED) file.sync();
    } finally {
      file.close();
    }
    if (!Arrays.equals(files.read(name, StateFile.BYTES_MAX), bytes)) {
      throw new FileFailure(FileFailure.Kind.IO, "read", name, "what was written does not read back");
    }
  }

  /** The current file becomes the backup too. If something has spoiled it since, it is kept as evidence and the backup stays. */
  private void keepBackup() throws FileFailure {
    List<String> names = files.list();
    if (!names.contains(main)) current = null;
    boolean stays = parts.shape() == StorePolicies.Shape.STAYS && names.contains(main);
    if (current == null && !stays) return;
    if (stays || holdsCurrent()) {
      String second = backup() + ".tmp";
      // Left over where an earlier attempt stopped between link and rename, or where the rename found one file under both names.
      if (names.contains(second)) files.delete(second);
      files.link(main, second);
      files.rename(second, backup());
    } else {
      quarantine.keepCopy(main, -1);
      current = null;
    }
  }

  private boolean holdsCurrent() throws FileFailure {
    try {
      return Arrays.equals(files.read(main, StateFile.BYTES_MAX), current);
    } catch (FileFailure failure) {
      if (failure.kind() == FileFailure.Kind.TOO_LARGE) return false;
      throw failure;
    }
  }

  /** Removes what a failed attempt left, to free its space; says if even that failed. */
  private String discard(String name) {
    try {
      if (files.list().contains(name)) files.delete(name);
      return "";
    } catch (FileFailure failure) {
      return "; then " + failure.getMessage();
    }
  }

  private String backup() {
    return main + ".bak";
  }
}
