package dev.lockstep.cli;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** An expected failure: one line that says what, where and what to do, and an exit code. Printed without a stack trace. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  public Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** What went wrong with a file, in words; the exceptions of the JDK often hold nothing but its name. */
  public static String reason(Exception failure) {
    Throwable cause = failure instanceof java.io.UncheckedIOException wrapped ? wrapped.getCause() : failure;
    if (cause instanceof NoSuchFileException) return "no such file or folder";
    if (cause instanceof AccessDeniedException) return "permission denied";
    if (cause instanceof FileAlreadyExistsException) return "a file of that name is in the way";
    if (cause instanceof NotDirectoryException) return "not a folder";
    if (cause instanceof CharacterCodingException) return "not a text in UTF-8";
    if (cause instanceof FileSystemException system && system.getReason() != null) return system.getReason();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
