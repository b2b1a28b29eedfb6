package dev.lockstep.bot.port;

import java.util.List;

/**
 * The files of one folder. Unlike other ports these calls take as long as they take, so they are made on a lane of their own
 * ({@code store}); whatever can go wrong is a {@link FileFailure}. Names are plain, without separators. Nothing is durable until
 * the file and the folder that names it were synced.
 */
public interface Files {
  /** Names in the folder, sorted. */
  List<String> list() throws FileFailure;

  /** The whole content; {@code MISSING} if there is no such file, {@code TOO_LARGE} beyond {@code bytesMax}. */
  byte[] read(String name, int bytesMax) throws FileFailure;

  /** Makes a new, empty file; {@code EXISTS} if the name is taken. */
  Writing create(String name) throws FileFailure;

  /** Opens a file for writing from its beginning, emptied first. Only for stores that are controls: a crash leaves neither the old nor the new. */
  Writing overwrite(String name) throws FileFailure;

  /** Gives a file a second name; {@code EXISTS} if that is taken. */
  void link(String name, String secondName) throws FileFailure;

  /** Renames in one step, replacing what had the new name. Does nothing where both names are the same file, as POSIX wants it. */
  void rename(String name, String newName) throws FileFailure;

  /** Removes a name; {@code MISSING} if there is none. */
  void delete(String name) throws FileFailure;

  /** Makes all creations, links, renames and deletions so far durable. */
  void syncFolder() throws FileFailure;

  /** Takes a lease that ends when it is closed or the process dies, however it dies; {@code HELD} if another has it. */
  Lease lease(String name) throws FileFailure;

  /** Nanoseconds that the calls since the last question still take: 0 where calls really block, else the caller sleeps so long. */
  default long owedNanos() {
    return 0;
  }

  /** A file open for writing at its end. */
  interface Writing {
    void write(byte[] bytes) throws FileFailure;

    /** Makes what was written durable. After a failure the file is worth nothing: a second call may succeed and mean nothing. */
    void sync() throws FileFailure;

    void close() throws FileFailure;
  }

  /** The right to be the only one. */
  interface Lease {
    void release();
  }
}
