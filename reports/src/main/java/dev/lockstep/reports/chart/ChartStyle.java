package dev.lockstep.reports.chart;

import java.util.Locale;

/** The style that drawings refer to by class. */
public final class ChartStyle {
  /** Colours on a light page. */
  public static final String LIGHT_VARIABLES = variables(false);
  /** Colours on a dark page. */
  public static final String DARK_VARIABLES = variables(true);

  /** How lines, marks and letters look; colours come from the variables. */
  public static final String RULES = rules();

  private ChartStyle() {}

  private static String variables(boolean dark) {
    StringBuilder out = new StringBuilder(":root{");
    for (Ink ink : Ink.values()) {
      int rgb = dark ? ink.rgbOnDark() : ink.rgb();
      out.append("--").append(ink.css()).append(":#").append(String.format(Locale.ROOT, "%06x", rgb)).append(';');
    }
    out.append(dark ? "--paper:#16181c;--text:#e8e8e8;--grid:#33373d;" : "--paper:#ffffff;--text:#1c1c1c;--grid:#e3e3e3;");
    return out.append("}\n").toString();
  }

  private static String rules() {
    StringBuilder out = new StringBuilder();
    for (Ink ink : Ink.values()) out.append('.').append(ink.css()).append("{--ink:var(--").append(ink.css()).append(")}\n");
    return out.append("""
        .chart text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--text)}
        .chart .title{font-weight:600}
        .chart .label{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
        .chart .grid{stroke:var(--grid);stroke-width:1;fill:none}
        .chart .frame{stroke:var(--text);stroke-width:1;fill:none}
        .chart .line{stroke:var(--ink);stroke-width:1.7;fill:none}
        .chart .dashed{stroke-dasharray:6 4}
        .chart .dotted{stroke-dasharray:2 3}
        .chart .dots{stroke:var(--ink);stroke-width:3.6;stroke-linecap:round;fill:none}
        .chart .fill{fill:var(--ink)}
        .chart .solid{fill:var(--ink);stroke:var(--paper);stroke-width:1}
        .chart .outline{fill:none;stroke:var(--ink);stroke-width:2}
        .chart .shade{fill:var(--ink);fill-opacity:.17}
        """).toString();
  }
}
