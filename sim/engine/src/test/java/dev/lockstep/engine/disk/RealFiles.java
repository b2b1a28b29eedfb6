package dev.lockstep.engine.disk;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.FileFailure.Kind;
import dev.lockstep.bot.port.Files;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The port over real files of one folder; what sim/live will use. A folder is synced by opening it for reading and forcing it, which
 * Linux allows; the lease is a lock of the system, which ends with the process however it dies.
 */
final class RealFiles implements Files {
  private final Path folder;

  RealFiles(Path folder) {
    this.folder = folder;
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private static <T> T checked(String call, String name, Call<T> what) throws FileFailure {
    try {
      return what.run();
    } catch (IOException e) {
      String words = e instanceof java.nio.file.FileSystemException system && system.getReason() != null ? system.getReason() : String.valueOf(e.getMessage());
      throw new FileFailure(kind(e, words.toLowerCase(Locale.ROOT)), call, name, words);
    }
  }

  private static Kind kind(IOException e, String words) {
    if (e instanceof NoSuchFileException) return Kind.MISSING;
    if (e instanceof FileAlreadyExistsException) return Kind.EXISTS;
    if (e instanceof AccessDeniedException || words.contains("permission denied") || words.contains("read-only")) return Kind.DENIED;
    if (words.contains("no space") || words.contains("quota")) return Kind.FULL;
    return words.contains("too large") ? Kind.TOO_LARGE : Kind.IO;
  }

  @Override
  public List<String> list() throws FileFailure {
    return checked("list", ".", () -> {
      try (Stream<Path> files = java.nio.file.Files.list(folder)) {
        return files.map(file -> file.getFileName().toString()).sorted().toList();
      }
    });
  }

  @Override
  public byte[] read(String name, int bytesMax) throws FileFailure {
    byte[] bytes = checked("read", name, () -> {
      try (var in = java.nio.file.Files.newInputStream(folder.resolve(name))) {
        return in.readNBytes(bytesMax + 1);
      }
    });
    if (bytes.length > bytesMax) throw new FileFailure(Kind.TOO_LARGE, "read", name, "more than " + bytesMax + " bytes");
    return bytes;
  }

  @Override
  public Writing create(String name) throws FileFailure {
    return open("create", name, StandardOpenOption.CREATE_NEW);
  }

  @Override
  public Writing overwrite(String name) throws FileFailure {
    return open("overwrite", name, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private Writing open(String call, String name, StandardOpenOption... how) throws FileFailure {
    StandardOpenOption[] options = Stream.concat(Stream.of(how), Stream.of(StandardOpenOption.WRITE)).toArray(StandardOpenOption[]::new);
    FileChannel channel = checked(call, name, () -> FileChannel.open(folder.resolve(name), options));
    return new Writing() {
      @Override
      public void write(byte[] bytes) throws FileFailure {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        checked("write", name, () -> {
          while (buffer.hasRemaining()) channel.write(buffer);
          return null;
        });
      }

      @Override
      public void sync() throws FileFailure {
        checked("sync", name, () -> {
          channel.force(true);
          return null;
        });
      }

      @Override
      public void close() throws FileFailure {
        checked("close", name, () -> {
          channel.close();
          return null;
        });
      }
    };
  }

  @Override
  public void link(String name, String secondName) throws FileFailure {
    checked("link", name, () -> java.nio.file.Files.createLink(folder.resolve(secondName), folder.resolve(name)));
  }

  @Override
  public void rename(String name, String newName) throws FileFailure {
    checked("rename", name, () -> java.nio.file.Files.move(folder.resolve(name), folder.resolve(newName), StandardCopyOption.ATOMIC_MOVE));
  }

  @Override
  public void delete(String name) throws FileFailure {
    checked("delete", name, () -> {
      java.nio.file.Files.delete(folder.resolve(name));
      return null;
    });
  }

  @Override
  public void syncFolder() throws FileFailure {
    checked("syncFolder", ".", () -> {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
        return null;
      }
    });
  }

  @Override
  public Lease lease(String name) throws FileFailure {
    FileChannel channel = checked("lease", name, () ->
        FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    FileLock lock;
    try {
      lock = checked("lease", name, channel::tryLock);
    } catch (OverlappingFileLockException sameProcess) {
      lock = null;
    }
    if (lock == null) {
      release(channel);
      throw new FileFailure(Kind.HELD, "lease", name, "another instance is running");
    }
    return () -> release(channel);
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
