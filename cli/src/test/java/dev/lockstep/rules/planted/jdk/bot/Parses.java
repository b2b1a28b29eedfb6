package dev.lockstep.rules.planted.jdk.bot;

import com.fasterxml.jackson.databind.JsonNode;

final class Parses {
  JsonNode tree;
}
