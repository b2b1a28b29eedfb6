package dev.lockstep.cli;

import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.text.FlatYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A settings file, read into dotted keys. */
final class SettingsFile {
  private SettingsFile() {}

  static Map<String, String> read(Path file) {
    try {
      return FlatYaml.read(file);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "--settings " + (e instanceof BadData ? e.getMessage() : file + ": " + Failure.reason(e)));
    }
  }
}
