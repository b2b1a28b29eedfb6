package dev.lockstep.forensics.plant;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Writes a bundle's manifest: when it was collected, and when each file was written. */
final class Manifests {
  private Manifests() {}

  static byte[] write(long collectedNanos, Map<String, Long> modifiedNanos) {
    StringBuilder out = new StringBuilder("{\"schema\":\"lockstep.bundle/1\",\"collectedAt\":\"" + at(collectedNanos) + "\",\"files\":[");
    String comma = "";
    for (Map.Entry<String, Long> file : modifiedNanos.entrySet()) {
      out.append(comma).append("{\"name\":\"").append(file.getKey()).append("\",\"modified\":\"").append(at(file.getValue())).append("\"}");
      comma = ",";
    }
    return out.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String at(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
