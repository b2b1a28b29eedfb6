package dev.lockstep.reports.chart;

import java.util.List;

/** What a chart shows, from back to front. {@code name} is the legend's entry, null for none. */
public sealed interface Layer {
  String name();

  Ink ink();

  /** How a line goes on from one point to the next. */
  enum Join {
    STRAIGHT,
    /** The value holds until the next point: quotes, running totals. */
    STEP
  }

  /** Solid or broken. */
  enum Dash {
    SOLID,
    DASHED,
    DOTTED
  }

  /** A line through points of ascending x; NaN interrupts it. */
  record Line(String name, Ink ink, double[] x, double[] y, Join join, Dash dash) implements Layer {
    public Line {
      if (x.length != y.length) throw new IllegalArgumentException(name + ": " + x.length + " x for " + y.length + " y");
    }
  }

  /** Small dots, many of them. */
  record Dots(String name, Ink ink, double[] x, double[] y) implements Layer {
    public Dots {
      if (x.length != y.length) throw new IllegalArgumentException(name + ": " + x.length + " x for " + y.length + " y");
    }
  }

  /** One mark: {@code tip} is shown on hovering, {@code label} beside it; either may be null. */
  record Mark(double x, double y, String tip, String label) {}

  /** Marks of one shape. */
  record Marks(String name, Ink ink, Marker marker, List<Mark> marks) implements Layer {
    public Marks {
      marks = List.copyOf(marks);
    }
  }

  /** A shaded span along x over the whole height; {@code label} is written into it, may be null. */
  record Span(String name, Ink ink, double from, double to, String label) implements Layer {}

  /** A shaded area between two lines over the same x: an interval. */
  record Band(String name, Ink ink, double[] x, double[] low, double[] high) implements Layer {
    public Band {
      if (x.length != low.length || x.length != high.length) throw new IllegalArgumentException(name + ": lengths differ");
    }
  }

  /** A straight line across the chart, at an x or at a y. */
  record Rule(String name, Ink ink, boolean vertical, double at, Dash dash, String label) implements Layer {}

  /** A level that holds over a span of x. */
  record Level(String name, Ink ink, double from, double to, double y, Dash dash) implements Layer {}

  /** Bars from zero: bar i reaches from {@code edges[i]} to {@code edges[i+1]}. {@code stackedOn} is what lies below, may be null. */
  record Bars(String name, Ink ink, double[] edges, double[] heights, double[] stackedOn) implements Layer {
    public Bars {
      if (edges.length != heights.length + 1) throw new IllegalArgumentException(name + ": " + edges.length + " edges for " + heights.length);
    }
  }

  /**
   * A grid of coloured cells: {@code values[row][column]} lies between {@code xEdges[column]} and {@code xEdges[column + 1]} and likewise
   * in y; NaN is no value. {@code low} and {@code high} are the ends of the colours; {@code unit} is written at their bar.
   */
  record Cells(String name, ColorScale scale, double[] xEdges, double[] yEdges, double[][] values, double low, double high, String unit)
      implements Layer {
    public Cells {
      if (yEdges.length != values.length + 1) throw new IllegalArgumentException(unit + ": " + yEdges.length + " edges for " + values.length);
      if (!(low < high)) throw new IllegalArgumentException(unit + ": colours from " + low + " to " + high);
    }

    @Override
    public Ink ink() {
      return Ink.GREY;
    }

    /** Where a value lies between the ends of the colours. */
    double share(double value) {
      return (value - low) / (high - low);
    }
  }
}
