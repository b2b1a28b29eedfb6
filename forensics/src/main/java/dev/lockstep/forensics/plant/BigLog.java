package dev.lockstep.forensics.plant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    long start = 1_761_000_000L * GoBot.SECOND;
    SplittableRandom random = new SplittableRandom(seed);
    while (written < bytes) {
      GoBot bot = new GoBot(random, start);
      bot.run(CHUNK_NANOS);
      byte[] text = bot.log.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0);
      // One process: the lines of its start stand only at the beginning.
      if (written > 0) text = new String(text, StandardCharsets.UTF_8).lines().skip(2).reduce(new StringBuilder(), (b, l) -> b.append(l).append('\n'), StringBuilder::append).toString().getBytes(StandardCharsets.UTF_8);
      out.write(text);
      written += text.length;
      start = bot.now + 3 * GoBot.SECOND;
    }
  }
}
