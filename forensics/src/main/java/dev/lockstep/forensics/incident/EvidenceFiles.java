package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.ArtifactFiles;
import dev.lockstep.forensics.log.LogInput;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns names of files into inputs that can be opened. */
public final class EvidenceFiles {
  private EvidenceFiles() {}

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
