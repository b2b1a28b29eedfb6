package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.text.Bytes;

/** 64 bits over everything a frame says but its receive time; equal frames have equal prints. */
final class Fingerprint {
  private Fingerprint() {}

  static long of(Frame frame) {
    long print = Bytes.mix(frame.type.ordinal() + 1, frame.exchangeNanos);
    print = mix(print, frame.token);
    print = Bytes.mix(print, frame.hashPrint);
    if (frame.hashPrint == 0 || frame.type != Frame.Type.BOOK) {
      print = Bytes.mix(Bytes.mix(Bytes.mix(Bytes.mix(print, frame.ticks), frame.lots), frame.side), frame.newTick);
      print = mix(mix(print, frame.transactionHash), frame.winningToken);
      print = levels(levels(print, frame.bids), frame.asks);
      print = levels(print, frame.changes);
    }
    return print == 0 ? 1 : print;
  }

  private static long levels(long print, Levels levels) {
    long mixed = Bytes.mix(print, levels.size);
    for (int i = 0; i < levels.size; i++) {
      mixed = Bytes.mix(Bytes.mix(mixed, levels.ticks[i]), levels.lots[i]);
      mixed = mix(Bytes.mix(mixed, levels.side[i]), levels.token[i]);
    }
    return mixed;
  }

  /** A text by its hash code, which the specification of String fixes and which the text keeps. */
  private static long mix(long print, String text) {
    return Bytes.mix(print, text == null ? -1 : text.hashCode());
  }
}
