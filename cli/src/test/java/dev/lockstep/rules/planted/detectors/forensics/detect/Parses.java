package dev.lockstep.rules.planted.detectors.forensics.detect;

import dev.lockstep.rules.planted.detectors.forensics.parse.Parser;

final class Parses {
  Parser parser;
}
