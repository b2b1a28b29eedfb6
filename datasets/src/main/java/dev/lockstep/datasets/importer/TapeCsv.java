package dev.lockstep.datasets.importer;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes a tape as CSV with decimals, the form {@code datasets import} reads. */
public final class TapeCsv {
  private static final String[] KINDS = {"unknown", "depth", "trade", "clear", "snapshot", "tick", "resolved", "feed"};

  private TapeCsv() {}

  public static void write(WindowTape tape, PrintWriter out) {
    out.print("exch_ts_ns,local_ts_ns,type,side,price,qty\n");
    Instrument instrument = tape.instrument();
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(4096);
      StringBuilder line = new StringBuilder();
      while (source.read(block))
        for (int i = 0; i < block.size; i++) {
          line.setLength(0);
          byte kind = block.kind[i];
          line.append(block.exchangeNanos[i]).append(',').append(block.localNanos[i]).append(',');
          line.append(kind > 0 && kind < KINDS.length ? KINDS[kind] : KINDS[0]).append(',').append(block.side[i]).append(',');
          boolean priced = kind == RowKind.DEPTH || kind == RowKind.TRADE || kind == RowKind.SNAPSHOT || kind == RowKind.TICK_SIZE;
          line.append(priced ? amount(block.priceTicks[i], instrument.tickNanoUsd()) : "0").append(',');
          line.append(priced ? amount(block.lots[i], instrument.lotNanoShares()) : "0").append('\n');
          out.append(line);
        }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String amount(long count, long nano) {
    BigInteger product = BigInteger.valueOf(count).multiply(BigInteger.valueOf(nano));
    return new BigDecimal(product, 9).stripTrailingZeros().toPlainString();
  }
}
