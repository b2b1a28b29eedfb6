package dev.lockstep.bot.state;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;

/**
 * A file that may hold a state.
 *
 * @param bytes null where it was too large to read
 * @param state null unless valid
 * @param generation as it says, -1 where that cannot be read
 * @param problem empty if valid
 */
record Candidate<S>(String name, byte[] bytes, S state, long generation, String problem, boolean later) {
  /** Fails where the disk does not answer: that says nothing of the content, which may be the only good one. */
  static <S> Candidate<S> read(Files files, String name, StateCodec<S> codec) throws FileFailure {
    byte[] bytes = null;
    StateFile.Content content;
    try {
      bytes = files.read(name, StateFile.BYTES_MAX);
      content = StateFile.read(bytes);
    } catch (FileFailure failure) {
      if (failure.kind() != FileFailure.Kind.TOO_LARGE) throw failure;
      return new Candidate<>(name, bytes, null, -1, failure.getMessage(), false);
    }
    if (content instanceof StateFile.Content.Corrupt corrupt) return new Candidate<>(name, bytes, null, corrupt.generation(), corrupt.why(), false);
    if (content instanceof StateFile.Content.Later later) return new Candidate<>(name, bytes, null, -1, "written as " + later.schema(), true);
    if (!(content instanceof StateFile.Content.Valid valid)) throw new AssertionError(content);
    try {
      return new Candidate<>(name, bytes, codec.decode(valid.fields()), valid.generation(), "", false);
    } catch (WrongShape e) {
      return new Candidate<>(name, bytes, null, valid.generation(), "wrong shape: " + e.getMessage(), false);
    }
  }

  boolean valid() {
    return problem.isEmpty();
  }
}
