package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.log.LogInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The logs of a bundle. */
public final class BundleLogs {
  private static final int HEAD_BYTES = 1 << 16;

  private BundleLogs() {}

  public static List<LogInput> of(IncidentBundle bundle) throws IOException {
    List<LogInput> logs = new ArrayList<>();
    for (Artifact artifact : bundle.artifacts()) {
      try (InputStream in = ArtifactStream.open(artifact.opener().open(), ArtifactLimits.DEFAULT)) {
        if (ArtifactSorter.kind(artifact.name(), in.readNBytes(HEAD_BYTES)) == Artifact.Kind.LOG) {
          logs.add(new LogInput(artifact.name(), artifact.opener()));
        }
      }
    }
    return List.copyOf(logs);
  }
}
