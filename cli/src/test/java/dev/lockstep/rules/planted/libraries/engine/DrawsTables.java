package dev.lockstep.rules.planted.libraries.engine;

import tech.tablesaw.api.Table;

final class DrawsTables {
  Table table;
}
