package dev.lockstep.rules.planted.detectors.forensics.detect;

import java.nio.file.Path;

final class ReadsFiles {
  Path file;
}
