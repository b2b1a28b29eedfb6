package dev.lockstep.datasets.format.polymarket;

import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.tape.TapeTooLong;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one file of recorded market-channel messages; it may hold several markets. */
public final class PolymarketReader {
  private final InputFile file;
  private final ImportOptions options;
  private final FastLines fast = new FastLines();
  private final JacksonLines reference = new JacksonLines();
  private final BookHash hash = new BookHash();
  private BadData cut;
  private final Frames frames = new Frames();
  private final Anomalies fileAnomalies = new Anomalies();
  private final List<MarketRecording> markets = new ArrayList<>();

  public PolymarketReader(InputFile file, ImportOptions options) {
    this.file = file;
    this.options = options;
  }

  /** The windows of the file in the order in which their markets first appear. */
  public List<InputWindow> read() throws IOException {
    try (Lines lines = new Lines(file.open(), file.name())) {
      boolean any = lines.next();
      if (any && opensDocument(lines)) return document();
      if (any) line(lines);
      while (any) {
        if (fastLine(lines)) continue;
        any = lines.next();
        if (any) line(lines);
      }
      if (lines.truncated() && cut == null) fileAnomalies.count(AnomalyKind.TRUNCATED, file.name(), lines.line());
      if (lines.line() == 0) throw new BadData(file.name(), "empty file");
      if (cut != null && markets.isEmpty()) throw cut;
      return new Assembly(file, options, markets, fileAnomalies, lines.line()).windows();
    } catch (BadData e) {
      return List.of(new SkippedWindow(Assembly.idOf(file), file.name(), e.getMessage()));
    }
  }

  /** Whether the file is one JSON value over several lines, as people keep single messages. */
  private static boolean opensDocument(Lines lines) {
    String first = lines.to() - lines.from() > 8 ? "" : lines.text().trim();
    return first.equals("{") || first.equals("[") || first.equals("[{");
  }

  private List<InputWindow> document() throws IOException {
    byte[] bytes;
    try (InputStream in = file.open()) {
      bytes = in.readNBytes(Lines.LINE_BYTES_MAX);
    }
    try {
      reference.read(bytes, 0, bytes.length, frames);
      for (int i = 0; i < frames.size(); i++) frame(frames.get(i), 1);
    } catch (IOException | NumberFormatException e) {
      throw new BadData(file.name(), 1, e.getMessage());
    }
    return new Assembly(file, options, markets, fileAnomalies, 1).windows();
  }

  /** Reads the next line without a search for its end: where the value ends, the line must. False if it has to be searched. */
  private boolean fastLine(Lines lines) throws IOException {
    int from = lines.ahead();
    int end = fast.readValue(lines.buffer(), from, lines.aheadEnd(), frames);
    if (end < 0 || !lines.nextEndsAt(end)) return false;
    try {
      frames(lines, from);
    } catch (IOException | NumberFormatException | TapeTooLong e) {
      throw new BadData(file.name(), lines.line(), e.getMessage());
    }
    return true;
  }

  private void line(Lines lines) throws IOException {
    int at = lines.from();
    byte[] bytes = lines.buffer();
    while (at < lines.to() && (bytes[at] == ' ' || bytes[at] == '\t')) at++;
    if (at == lines.to()) return;
    if (bytes[at] != '{' && bytes[at] != '[') {
      fileAnomalies.count(AnomalyKind.TEXT_FRAME, file.name(), lines.line());
      return;
    }
    try {
      if (!fast.read(bytes, at, lines.to(), frames)) reference.read(bytes, at, lines.to(), frames);
      frames(lines, at);
    } catch (IOException | NumberFormatException | TapeTooLong e) {
      BadData problem = new BadData(file.name(), lines.line(), e.getMessage());
      if (!lines.atOpenEnd()) throw problem;
      // The last line has no end: most likely the recorder was stopped in it.
      cut = problem;
      fileAnomalies.count(AnomalyKind.TRUNCATED, file.name(), lines.line());
    }
  }

  private void frames(Lines lines, int from) throws IOException {
    for (int i = 0; i < frames.textFrames; i++) fileAnomalies.count(AnomalyKind.TEXT_FRAME, file.name(), lines.line());
    boolean hashed = false;
    for (int i = 0; i < frames.size(); i++) {
      frame(frames.get(i), lines.line());
      hashed |= isChecked(frames.get(i));
    }
    if (hashed && !hash.matches(lines.buffer(), from, lines.to())) fileAnomalies.count(AnomalyKind.HASH_MISMATCH, file.name(), lines.line());
  }

  /** Books that carry every field of their hash are always checked, the others on demand. */
  private boolean isChecked(Frame frame) {
    if (frame.type != Frame.Type.BOOK || frame.hashPrint == 0) return false;
    return options.verifyHashes() || frame.tickSize != null && frame.lastTradePrice != null;
  }

  private void frame(Frame frame, long line) throws IOException {
    if (frame.type == null) return;
    if (frame.market == null && frame.token == null && frame.type != Frame.Type.OTHER) frame.type = Frame.Type.OTHER;
    if (frame.market == null && frame.type == Frame.Type.OTHER) {
      fileAnomalies.count(AnomalyKind.UNKNOWN_EVENT, file.name(), line);
      return;
    }
    market(frame.market == null ? frame.token : frame.market).accept(frame, file.name(), line);
  }

  private MarketRecording market(String id) {
    for (MarketRecording market : markets) if (market.market.equals(id)) return market;
    MarketRecording market = new MarketRecording(id);
    markets.add(market);
    return market;
  }
}
