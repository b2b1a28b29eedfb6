package dev.lockstep.forensics.plant;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/** A healthy log of the Go bot of any size, with docker compose's prefix: what the scan's speed is measured on. */
public final class BigLog {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'bot-1  | 'yyyy/MM/dd HH:mm:ss ", Locale.ROOT);
  private static final long CHUNK_NANOS = 6 * 3_600 * GoBot.SECOND;

  private BigLog() {}

  /** Writes at least this many bytes; the same seed gives the same bytes. */
  public static void write(OutputStream out, long bytes, long seed) throws IOException {
    long written = 0;
    GoBot bot = new GoBot(new SplittableRandom(seed), 1_761_000_000L * GoBot.SECOND);
    while (written < bytes) {
      bot.run(CHUNK_NANOS);
      while (bot.resting != null) bot.run(3 * GoBot.SECOND);
      byte[] text = bot.log.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0);
      out.write(text);
      written += text.length;
      bot.log.clear();
    }
  }
}
