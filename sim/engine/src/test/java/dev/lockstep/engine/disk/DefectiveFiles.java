package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import java.util.List;

/** Files between a store and its disk that leave one thing out: defects planted at the seam, without touching the store. */
final class DefectiveFiles implements Files {
  /** What is left out. */
  enum Defect {
    NO_SYNC,
    NO_FOLDER_SYNC,
    /** A sync that fails is simply tried again on the same file. */
    SYNC_TRIED_AGAIN,
    /** The rename comes before the bytes: what is written goes to the current file. */
    WRITES_IN_PLACE
  }

  private final Files files;
  private final Defect defect;

  DefectiveFiles(Files files, Defect defect) {
    this.files = files;
    this.defect = defect;
  }

  @Override
  public List<String> list() throws FileFailure {
    return files.list();
  }

  @Override
  public byte[] read(String name, int bytesMax) throws FileFailure {
    return files.read(name, bytesMax);
  }

  @Override
  public Writing create(String name) throws FileFailure {
    if (defect != Defect.WRITES_IN_PLACE) return new Open(files.create(name));
    files.create(name).close();
    return new Open(files.overwrite("state.json"));
  }

  @Override
  public Writing overwrite(String name) throws FileFailure {
    return new Open(files.overwrite(name));
  }

  @Override
  public void link(String name, String secondName) throws FileFailure {
    files.link(name, secondName);
  }

  @Override
  public void rename(String name, String newName) throws FileFailure {
    files.rename(name, newName);
  }

  @Override
  public void delete(String name) throws FileFailure {
    files.delete(name);
  }

  @Override
  public void syncFolder() throws FileFailure {
    if (defect != Defect.NO_FOLDER_SYNC) files.syncFolder();
  }

  @Override
  public Lease lease(String name) throws FileFailure {
    return files.lease(name);
  }

  private final class Open implements Writing {
    private final Writing file;

    Open(Writing file) {
      this.file = file;
    }

    @Override
    public void write(byte[] bytes) throws FileFailure {
      file.write(bytes);
    }

    @Override
    public void sync() throws FileFailure {
      if (defect == Defect.NO_SYNC) return;
      try {
        file.sync();
      } catch (FileFailure failure) {
        if (defect != Defect.SYNC_TRIED_AGAIN) throw failure;
        file.sync();
      }
    }

    @Override
    public void close() throws FileFailure {
      file.close();
    }
  }
}
