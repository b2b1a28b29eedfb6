package dev.lockstep.datasets.format.kalshi;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeTooLong;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;

/** One run of a recorder: its files, merged by receive time. */
final class KalshiRun {
  private final String name;
  private final List<InputFile> files;
  private final SortedMap<String, KalshiMarket> markets;
  private final List<String> complaints = new ArrayList<>();
  private long expected = -1;

  KalshiRun(String name, List<InputFile> files, SortedMap<String, KalshiMarket> markets) {
    this.name = name;
    this.files = files;
    this.markets = markets;
  }

  /** Reads the whole run into the markets; returns what could not be tied to a market. */
  List<String> read() {
    PriorityQueue<KalshiFile> queue = new PriorityQueue<>(KalshiFile::compare);
    for (int i = 0; i < files.size(); i++) {
      try {
        advance(new KalshiFile(files.get(i), i), queue);
      } catch (IOException e) {
        complaints.add(files.get(i).name() + ": " + e.getMessage());
      }
    }
    while (!queue.isEmpty()) {
      KalshiFile file = queue.poll();
      try {
        accept(file);
      } catch (TapeTooLong e) {
        fail(file, file.file.name() + ":" + file.line() + ": " + e.getMessage());
      }
      advance(file, queue);
    }
    return complaints;
  }

  private void advance(KalshiFile file, PriorityQueue<KalshiFile> queue) {
    while (true) {
      try {
        if (file.next()) {
          queue.add(file);
          return;
        }
        if (file.truncated() && file.lastMarket() != null)
          market(file.lastMarket(), file).anomalies.count(AnomalyKind.TRUNCATED, file.file.name(), file.line());
        else if (file.truncated()) complaints.add(file.file.name() + ": truncated before its first message");
        else if (file.line() == 0) complaints.add(file.file.name() + ": empty file");
        file.close();
        return;
      } catch (BadData e) {
        fail(file, e.getMessage());
        if (e.getMessage().contains("longer than")) {
          close(file);
          return;
        }
      } catch (IOException e) {
        fail(file, file.file.name() + ":" + file.line() + ": " + e.getMessage());
        close(file);
        return;
      }
    }
  }

  /** Lets go of a file that is read no further; what is wrong with it has been said. */
  private void close(KalshiFile file) {
    try {
      file.close();
    } catch (IOException e) {
      fail(file, file.file.name() + ": " + e.getMessage());
    }
  }

  private void fail(KalshiFile file, String reason) {
    if (file.lastMarket() == null) {
      if (complaints.size() < 100) complaints.add(reason);
      return;
    }
    KalshiMarket market = market(file.lastMarket(), file);
    if (market.failure == null) market.failure = reason;
  }

  private KalshiMarket market(String ticker, KalshiFile file) {
    return markets.computeIfAbsent(ticker, t -> new KalshiMarket(t, file.file.name()));
  }

  private void accept(KalshiFile file) {
    KalshiEvent event = file.event;
    String place = file.file.name();
    if (event.type == KalshiEvent.Type.CONNECTED) expected = -1;
    if (event.market == null) return;
    KalshiMarket market = market(event.market, file);
    switch (event.type) {
      case SNAPSHOT, DELTA -> book(market, event, place, file.line());
      case TRADE -> KalshiMarket.piece(market.books, name).trade(event, place, file.line());
      case TICKER -> KalshiMarket.piece(market.tickers, name).ticker(event, place, file.line());
      case CHECKPOINT -> checkpoint(market, event, place, file.line());
      case WATCH -> {
        if (event.closeNanos >= 0) market.closeNanos = event.closeNanos;
      }
      case CONNECTED, OTHER -> {}
    }
  }

  private void book(KalshiMarket market, KalshiEvent event, String place, long line) {
    KalshiPiece piece = KalshiMarket.piece(market.books, name);
    if (event.sequence >= 0) {
      if (expected >= 0 && event.sequence < expected && event.type == KalshiEvent.Type.DELTA) {
        market.anomalies.count(AnomalyKind.DUPLICATE, place, line);
        return;
      }
      if (expected >= 0 && event.sequence > expected) {
        market.anomalies.count(AnomalyKind.SEQUENCE_GAP, place, line);
        for (KalshiMarket any : markets.values())
          if (!any.books.isEmpty() && any.books.get(any.books.size() - 1).run.equals(name)) any.books.get(any.books.size() - 1).lose();
      }
      expected = event.sequence + 1;
    }
    if (event.type == KalshiEvent.Type.SNAPSHOT) piece.snapshot(event, place, line);
    else piece.delta(event, place, line);
  }

  private void checkpoint(KalshiMarket market, KalshiEvent event, String place, long line) {
    KalshiMarket.piece(market.checkpoints, name).snapshot(event, place, line);
    if (market.books.isEmpty()) return;
    KalshiPiece book = market.books.get(market.books.size() - 1);
    if (book.run.equals(name) && book.known() && !book.agrees(event)) book.anomalies.count(AnomalyKind.CHECKPOINT_MISMATCH, place, line);
  }
}
