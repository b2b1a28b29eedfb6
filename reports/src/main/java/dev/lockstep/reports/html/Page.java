package dev.lockstep.reports.html;

import dev.lockstep.reports.chart.ChartStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Head and foot of a page. */
final class Page {
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  private static final String STYLE_SHEET = "page.css";

  private Page() {}

  /** Begins the page; the policy comes before anything it governs. */
  static Html begin(String title) {
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .raw(POLICY).raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n").element("title", "", title).raw("\n<style>\n")
        .raw(ChartStyle.LIGHT_VARIABLES).raw("@media (prefers-color-scheme: dark){").raw(ChartStyle.DARK_VARIABLES).raw("}\n")
        .raw(ChartStyle.RULES).raw(styleSheet()).raw("</style>\n</head>\n<body>\n");
    return page;
  }

  static String end(Html page) {
    return page.raw("</body>\n</html>\n").toString();
  }

  private static String styleSheet() {
    try (InputStream in = Page.class.getResourceAsStream(STYLE_SHEET)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
