package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.log.LogScan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bundle written by hand, and what is found in it. */
final class Evidence {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> times = new ArrayList<>();
  private String collected;

  Evidence file(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A file whose time of writing the manifest tells. */
  Evidence file(String name, String text, Instant modified) {
    times.add("{\"name\":\"" + name + "\",\"modified\":\"" + modified + "\"}");
    return file(name, text);
  }

  Evidence collected(Instant at) {
    collected = at.toString();
    return this;
  }

  Incident read() {
    if (collected != null) {
      file("manifest.json", "{\"schema\":\"lockstep.bundle/1\",\"collectedAt\":\"" + collected + "\",\"files\":[" + String.join(",", times) + "]}");
    }
    return new IncidentReader(LogScan.Options.shipped(), LockVerdicts.DETECTORS).read(IncidentBundle.of(files));
  }

  /** Rule and severity of all findings at warning or above. */
  static List<String> alarms(Incident incident) {
    return incident.findings().stream().filter(f -> f.severity().atLeast(Severity.WARNING)).map(f -> f.ruleId() + " " + f.severity().name().toLowerCase(java.util.Locale.ROOT)).toList();
  }

  static Finding finding(Incident incident, String rule) {
    return incident.findings().stream().filter(f -> f.ruleId().equals(rule)).findFirst().orElseThrow();
  }
}
