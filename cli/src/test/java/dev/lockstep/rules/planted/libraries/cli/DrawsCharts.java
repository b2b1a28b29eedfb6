package dev.lockstep.rules.planted.libraries.cli;

import org.knowm.xchart.XYChart;

final class DrawsCharts {
  XYChart chart;
}
