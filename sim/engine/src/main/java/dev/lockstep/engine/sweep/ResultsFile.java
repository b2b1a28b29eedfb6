package dev.lockstep.engine.sweep;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.datasets.quality.Printable;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of a sweep on disk: a header with the run id, then for each window its regions and a closing line with the digest of its data.
 * A sitting that was cut off leaves whole windows and perhaps a part of one; the part is cut away and the rest goes on behind it, so that
 * the finished file has the same bytes as one of a single sitting.
 */
public final class ResultsFile implements Closeable {
  private static final String MAGIC = "lockstep.sweep-results/2";
  private static final String CLOSING = "done";
  private static final int DIGEST_DIGITS = 16;

  private final Path file;
  private final BufferedWriter out;
  private final Map<String, WindowRegions> done;

  private ResultsFile(Path file, BufferedWriter out, Map<String, WindowRegions> done) {
    this.file = file;
    this.out = out;
    this.done = done;
  }

  /** Rows of another run lie where these should go. */
  public static final class OtherRun extends IOException {
    private static final long serialVersionUID = 1L;

    OtherRun(String message) {
      super(message);
    }
  }

  /** Opens the file of a run: new, or to go on with it. */
  public static ResultsFile open(Path file, String runId, int parameters) throws IOException {
    String header = MAGIC + "," + runId + "," + parameters;
    Map<String, WindowRegions> done = new LinkedHashMap<>();
    if (isBegun(file, header)) {
      List<String> kept = whole(file, header, parameters, done);
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, String.join("\n", kept) + "\n", StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.writeString(file, header + "\n", StandardCharsets.UTF_8);
    }
    return new ResultsFile(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND), done);
  }

  /** Whether the run's header stands there whole; anything but a part of it is another run's, or no results at all. */
  private static boolean isBegun(Path file, String header) throws IOException {
    if (!Files.exists(file)) return false;
    byte[] wanted = (header + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] found;
    try (InputStream in = Files.newInputStream(file)) {
      found = in.readNBytes(wanted.length);
    }
    int same = Arrays.mismatch(wanted, found);
    if (same >= 0 && same < found.length) {
      String first = new String(found, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      throw new OtherRun(Printable.text(file.toString()) + ":1: holds results of another run (" + Printable.text(first) + "; this one is " + header
          + "), or something else; name another file");
    }
    return found.length == wanted.length;
  }

  /** Says that a window's rows were made from other data than lie before us now. */
  OtherRun otherData(String window) {
    return new OtherRun(Printable.text(file.toString()) + ": holds results of " + Printable.text(window)
        + " on other data or with another winner; name another file");
  }

  private static List<String> whole(Path file, String header, int parameters, Map<String, WindowRegions> done) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> kept = new ArrayList<>(List.of(header));
    List<String> open = new ArrayList<>();
    List<Region> regions = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      open.add(lines.get(i));
      WindowRegions closed = closing(cells, regions);
      if (closed != null) {
        done.put(closed.window(), closed);
        kept.addAll(open);
        open.clear();
        regions = new ArrayList<>();
      } else {
        Region region = read(cells, parameters);
        if (region == null) break; // the line on which the last sitting was cut off
        regions.add(region);
      }
    }
    return kept;
  }

  /** The window that a closing line ends, or null if it is none. */
  private static WindowRegions closing(String[] cells, List<Region> regions) {
    if (!cells[0].equals(CLOSING) || cells.length != 5 || cells[4].length() != DIGEST_DIGITS || !cells[3].equals(Integer.toString(regions.size()))) return null;
    try {
      return new WindowRegions(cells[1], Long.parseLong(cells[2]), Long.parseUnsignedLong(cells[4], 16), regions);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Region read(String[] cells, int parameters) {
    if (cells.length != 1 + 2 * parameters + 7) return null;
    try {
      long[] low = new long[parameters];
      long[] high = new long[parameters];
      for (int i = 0; i < parameters; i++) {
        low[i] = Long.parseLong(cells[1 + 2 * i]);
        high[i] = Long.parseLong(cells[2 + 2 * i]);
      }
      int at = 1 + 2 * parameters;
      return new Region(low, high, new Outcome(
          cells[at].equals("held"), cells[at + 1].isEmpty() ? null : Boolean.valueOf(cells[at + 1]), ExitReason.valueOf(cells[at + 2]),
          Boolean.parseBoolean(cells[at + 3]), number(cells[at + 4]), number(cells[at + 5]), Long.parseLong(cells[at + 6])));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Long number(String cell) {
    return cell.isEmpty() ? null : Long.valueOf(cell);
  }

  /** What earlier sittings finished, by window. */
  public Map<String, WindowRegions> done() {
    return done;
  }

  /** Appends one window and lets it reach the disk. */
  public void append(WindowRegions window) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Region region : window.regions()) {
      text.append(window.window());
      for (int i = 0; i < region.low().length; i++) text.append(',').append(region.low()[i]).append(',').append(region.high()[i]);
      Outcome outcome = region.outcome();
      text.append(',').append(outcome.held() ? "held" : "flat").append(',').append(outcome.settled() == null ? "" : outcome.settled());
      text.append(',').append(outcome.reason().name()).append(',').append(outcome.falseExit());
      text.append(',').append(outcome.grossPnlNanoUsd() == null ? "" : outcome.grossPnlNanoUsd());
      text.append(',').append(outcome.pnlNanoUsd() == null ? "" : outcome.pnlNanoUsd()).append(',').append(outcome.exitPriceNano()).append('\n');
    }
    text.append(CLOSING).append(',').append(window.window()).append(',').append(window.startNanos()).append(',').append(window.regions().size()).append(',').append(String.format(Locale.ROOT, "%016x", window.digest())).append('\n');
    out.write(text.toString());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
