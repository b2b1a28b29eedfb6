package dev.lockstep.reports.text;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Printable;

/** Prices, sizes and money of one instrument as people write them: cents for a binary market, plain numbers for others. */
public final class InstrumentText {
  private static final int LABEL_CHARS_MAX = 14;

  private final Instrument instrument;

  public InstrumentText(Instrument instrument) {
    this.instrument = instrument;
  }

  /** A price in ticks: "95c", "95.5c", or "none". */
  public String price(int ticks) {
    return ticks == BookView.NONE ? "none" : priceOfNano(Math.multiplyExact((long) ticks, instrument.tickNanoUsd()));
  }

  /** A price in nano-dollars a share, to hundredths of a cent at most. */
  public String priceOfNano(long nano) {
    if (!instrument.binary()) return Decimal.plain(nano, 9);
    String text = Decimal.fixed(nano, 7, 2);
    int end = text.length();
    while (text.charAt(end - 1) == '0') end--;
    if (text.charAt(end - 1) == '.') end--;
    return text.substring(0, end) + "c";
  }

  public String priceOfMicro(long micro) {
    return micro < 0 ? "none" : priceOfNano(micro * 1_000);
  }

  /** A size in lots as shares, without needless zeros. */
  public String shares(long lots) {
    return Decimal.plain(Math.multiplyExact(lots, instrument.lotNanoShares()), 9);
  }

  /** Nano-dollars as dollars: two decimals, more where cents do not tell it exactly; "unknown" for null. */
  public static String usd(Long nanoUsd) {
    if (nanoUsd == null) return "unknown";
    String plain = Decimal.plain(nanoUsd, 9);
    int decimals = plain.indexOf('.') < 0 ? 0 : plain.length() - plain.indexOf('.') - 1;
    return decimals > 2 ? plain : Decimal.fixed(nanoUsd, 9, 2);
  }

  /** What the window calls a side, short enough for a table: token ids are cut in the middle. */
  public static String label(Window window, Outcome outcome) {
    String label = Printable.text(window.label(outcome));
    return label.length() <= LABEL_CHARS_MAX ? label : label.substring(0, 6) + ".." + label.substring(label.length() - 4);
  }
}
