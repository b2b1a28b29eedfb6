package dev.lockstep.datasets.catalog;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows told from the names of markets: Polymarket slugs and Kalshi tickers. */
public final class MarketNames {
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern SLUG = Pattern.compile("([a-z0-9]+-updown-(\\d+)(m|h)-(\\d{9,10}))");
  /** KXBTC15M-26MAY110530-30: length of the window, then its close in New York: year, month, day, hour, minute. */
  private static final Pattern TICKER =
      Pattern.compile("(KX[A-Z]+?(\\d+)M-(\\d\\d)([A-Z]{3})(\\d\\d)(\\d\\d)(\\d\\d)-[0-9A-Z]+)");
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private MarketNames() {}

  /** Span of a market. */
  public record Span(String id, long startNanos, long endNanos) {}

  /** The market a text names, or null. */
  public static Span find(String text) {
    Matcher slug = SLUG.matcher(text);
    if (slug.find()) {
      long length = Long.parseLong(slug.group(2)) * (slug.group(3).equals("h") ? 3600 : 60);
      long start = Long.parseLong(slug.group(4));
      return length == 0 || length > 86_400 ? null : new Span(slug.group(1), start * SECOND, (start + length) * SECOND);
    }
    Matcher ticker = TICKER.matcher(text.toUpperCase(Locale.ROOT));
    return ticker.find() ? kalshi(ticker) : null;
  }

  private static Span kalshi(Matcher ticker) {
    int month = MONTHS.indexOf(ticker.group(4));
    long minutes = Long.parseLong(ticker.group(2));
    if (month < 0 || month % 3 != 0 || minutes == 0 || minutes > 1440) return null;
    try {
      LocalDateTime close =
          LocalDateTime.of(
              2000 + Integer.parseInt(ticker.group(3)),
              month / 3 + 1,
              Integer.parseInt(ticker.group(5)),
              Integer.parseInt(ticker.group(6)),
              Integer.parseInt(ticker.group(7)));
      long end = close.atZone(NEW_YORK).toEpochSecond();
      return new Span(ticker.group(1), (end - minutes * 60) * SECOND, end * SECOND);
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }
}
