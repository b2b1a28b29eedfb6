package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The messages of one market: a book per token, trades of either token, resolution. */
final class MarketRecording {
  private static final int REMEMBERED = 1024;

  final String market;
  final Anomalies anomalies = new Anomalies();
  final List<TokenBook> tokens = new ArrayList<>();
  String slug;
  String upToken;
  String downToken;
  String winningToken;
  String winningOutcome;
  long messages;
  /** Prints of earlier messages, each at the place its bits name; a newer one takes the place. */
  private final long[] seen = new long[REMEMBERED];

  MarketRecording(String market) {
    this.market = market;
  }

  /** Takes one message; what no market can have been like is said in an IOException. */
  void accept(Frame frame, String file, long line) throws IOException {
    messages++;
    if (frame.slug != null) slug = frame.slug;
    if (isRepeat(frame)) {
      anomalies.count(AnomalyKind.DUPLICATE, file, line);
      return;
    }
    switch (frame.type) {
      case BOOK -> book(frame, file, line);
      case PRICE_CHANGE -> changes(frame, file, line);
      case TRADE -> trade(frame, file, line);
      case TICK_SIZE -> {
        for (TokenBook token : tokens) if (token.known()) token.tickChange(frame, file, line);
      }
      case RESOLVED -> resolved(frame, file, line);
      case NEW_MARKET -> names(frame);
      case OTHER -> anomalies.count(AnomalyKind.UNKNOWN_EVENT, file, line);
    }
  }

  /** Whether the same message came before, not long ago: the venue sends some twice. Receive times do not count. */
  private boolean isRepeat(Frame frame) {
    if (frame.type == Frame.Type.OTHER || frame.type == Frame.Type.NEW_MARKET) return false;
    long print = Fingerprint.of(frame);
    int place = (int) (print >>> 40) & REMEMBERED - 1;
    boolean repeat = seen[place] == print;
    seen[place] = print;
    return repeat;
  }

  private TokenBook token(String id) {
    for (TokenBook token : tokens) if (token.token.equals(id)) return token;
    TokenBook token = new TokenBook(id);
    tokens.add(token);
    return token;
  }

  private void book(Frame frame, String file, long line) throws IOException {
    TokenBook token = token(frame.token);
    token.book(frame, file, line);
    // One message states the whole book at one instant: crossed it cannot be. Changes may leave a book crossed for a moment.
    if (token.book().crossed()) throw new IOException("a crossed book: best bid " + Grid.price(token.book().bestBid()) + ", best ask " + Grid.price(token.book().bestAsk()));
    for (TokenBook other : tokens)
      if (other != token && other.known() && other.bookNanos == token.bookNanos && !other.book().mirrors(token.book()))
        anomalies.count(AnomalyKind.MIRROR_MISMATCH, file, line);
  }

  /** Entries of both tokens may stand in one message: each token's are one message of its tape. */
  private void changes(Frame frame, String file, long line) {
    Levels changes = frame.changes;
    for (int first = 0; first < changes.size; first++) {
      String id = changes.token[first] == null ? frame.token : changes.token[first];
      boolean done = false;
      for (int i = 0; i < first && !done; i++) done = id.equals(changes.token[i] == null ? frame.token : changes.token[i]);
      if (done) continue;
      TokenBook token = token(id);
      if (!token.changing(frame, file, line)) continue;
      int last = first;
      for (int i = first; i < changes.size; i++) {
        if (!id.equals(changes.token[i] == null ? frame.token : changes.token[i])) continue;
        token.change(changes.side[i], changes.ticks[i], changes.lots[i]);
        last = i;
      }
      token.touch(changes.bestBid[last], changes.bestAsk[last], file, line);
      token.state(file, line);
    }
  }

  private void trade(Frame frame, String file, long line) {
    TokenBook own = token(frame.token);
    for (TokenBook token : tokens) {
      boolean mirror = token != own;
      if (token.known())
        token.trade(frame, mirror ? -frame.side : frame.side, mirror ? Grid.UNIT - frame.ticks : frame.ticks, file, line);
    }
  }

  private void resolved(Frame frame, String file, long line) {
    winningToken = frame.winningToken;
    winningOutcome = frame.winningOutcome;
    names(frame);
    if (winningToken == null) return;
    for (TokenBook token : tokens)
      if (token.known()) token.resolved(frame, token.token.equals(winningToken), file, line);
  }

  private void names(Frame frame) {
    if (frame.winningToken != null && frame.winningOutcome != null && frame.tokens.size() == 2 && frame.tokens.contains(frame.winningToken)) {
      String loser = frame.tokens.get(frame.tokens.get(0).equals(frame.winningToken) ? 1 : 0);
      boolean up = isUp(frame.winningOutcome);
      if (up || isDown(frame.winningOutcome)) {
        upToken = up ? frame.winningToken : loser;
        downToken = up ? loser : frame.winningToken;
      }
    }
    if (frame.tokens.size() != 2 || frame.outcomes.size() != 2) return;
    boolean first = isUp(frame.outcomes.get(0));
    if (!first && !isUp(frame.outcomes.get(1))) return;
    upToken = frame.tokens.get(first ? 0 : 1);
    downToken = frame.tokens.get(first ? 1 : 0);
  }

  static boolean isUp(String outcome) {
    return outcome.equalsIgnoreCase("up") || outcome.equalsIgnoreCase("yes");
  }

  private static boolean isDown(String outcome) {
    return outcome.equalsIgnoreCase("down") || outcome.equalsIgnoreCase("no");
  }
}
