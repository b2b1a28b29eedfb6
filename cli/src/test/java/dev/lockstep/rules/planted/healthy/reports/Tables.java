package dev.lockstep.rules.planted.healthy.reports;

import tech.tablesaw.api.Table;

public final class Tables {
  Table table;
}
