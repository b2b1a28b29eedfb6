package dev.lockstep.rules.planted.jdk.bot;

import java.nio.file.Path;

final class WritesFiles {
  Path target;
}
