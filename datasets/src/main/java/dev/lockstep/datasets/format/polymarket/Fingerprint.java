package dev.lockstep.datasets.format.polymarket;

/** 64 bits over everything a frame says but its receive time; equal frames have equal prints. */
final class Fingerprint {
  private Fingerprint() {}

  static long of(Frame frame) {
    long print = mix(frame.type.ordinal() + 1, frame.exchangeNanos);
    print = mix(print, frame.token);
    print = mix(print, frame.hash);
    print = mix(print, frame.transactionHash);
    print = mix(mix(mix(mix(print, frame.ticks), frame.lots), frame.side), frame.newTick);
    print = mix(print, frame.winningToken);
    if (frame.hash == null || frame.type != Frame.Type.BOOK) {
      print = levels(levels(print, frame.bids), frame.asks);
      print = levels(print, frame.changes);
    }
    return print == 0 ? 1 : print;
  }

  private static long levels(long print, Levels levels) {
    long mixed = mix(print, levels.size);
    for (int i = 0; i < levels.size; i++) {
      mixed = mix(mix(mixed, levels.ticks[i]), levels.lots[i]);
      mixed = mix(mixed, levels.side[i]);
      mixed = mix(mixed, levels.token[i]);
    }
    return mixed;
  }

  private static long mix(long print, String text) {
    if (text == null) return mix(print, -1);
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    return mix(print, hash);
  }

  private static long mix(long print, long value) {
    long mixed = (print ^ value) * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    return mixed * 0xD6E8FEB86659FD93L ^ mixed >>> 29;
  }
}
