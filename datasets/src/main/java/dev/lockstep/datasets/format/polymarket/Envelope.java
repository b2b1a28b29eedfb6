package dev.lockstep.datasets.format.polymarket;

/** Keys under which recorders keep the frame and the time they received it. */
final class Envelope {
  private Envelope() {}

  static boolean isContent(String key) {
    return switch (key) {
      case "payload", "raw", "raw_text", "raw_data", "msg", "data", "json" -> true;
      default -> false;
    };
  }

  /** Rank of a key that holds the receive time, lower is better; -1 for others. */
  static int receiveRank(String key) {
    return switch (key) {
      case "recv_ns" -> 0;
      case "recv_ts" -> 1;
      case "recv_ms" -> 2;
      case "recv_wall" -> 3;
      case "recv_wall_ts" -> 4;
      case "received_at_utc" -> 5;
      case "_received_at" -> 6;
      case "received_at" -> 7;
      case "timestamp_received" -> 8;
      case "local_timestamp" -> 9;
      case "timestamp" -> 10;
      case "ts" -> 11;
      default -> -1;
    };
  }
}
