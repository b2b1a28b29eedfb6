package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.ArtifactFiles;
import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.log.LogInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns names of files into inputs that can be opened. */
public final class EvidenceFiles {
  private static final int HEAD_BYTES = 1 << 16;

  private EvidenceFiles() {}

  /** What a file is that holds no line of a log which a rule knows: of which command it is evidence, or null if it may well be a log. */
  public static String told(Path file) {
    try (InputStream in = ArtifactStream.open(Files.newInputStream(file), ArtifactLimits.DEFAULT)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length == 0) return in.read() < 0 ? "is empty" : null;
      return switch (ArtifactSorter.kind(file.toString(), head)) {
        case DUMP -> "is a thread dump, which 'forensics threads' reads";
        case STATE -> "looks like a state, which 'forensics state' reads";
        default -> null;
      };
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Log inputs; {@code -} reads the given stream, which can be opened twice because its head is kept. */
  public static List<LogInput> logs(List<String> files, InputStream standardInput) {
    List<LogInput> inputs = new ArrayList<>();
    for (String file : files) {
      if (file.equals(ArtifactFiles.STANDARD_INPUT)) inputs.add(new LogInput(file, new ReplayedHead(standardInput)));
      else inputs.add(LogInput.of(Path.of(file)));
    }
    return inputs;
  }
}
