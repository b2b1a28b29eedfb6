package dev.lockstep.forensics.log;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Stretch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One streaming pass over the files of any number of logs: rotations are joined in the order of their times, services are told apart. */
public final class LogScan {
  private static final int HEAD_BYTES = 1 << 16;

  /**
   * How to read what a log does not say itself.
   *
   * @param zone of stamps without one, unless {@code zones} names the source; null for UTC or what a window id tells
   * @param zones per source name
   * @param date of the first bare time of day, or null if not known
   */
  public record Options(EventRules rules, ZoneId zone, Map<String, ZoneId> zones, LocalDate date, ArtifactLimits limits) {
    public static Options shipped() {
      return new Options(EventRuleFile.shipped(), null, Map.of(), null, ArtifactLimits.DEFAULT);
    }
  }

  /** The sources found and what became of each file. */
  public record Result(List<LogSource> sources, List<InputReport> inputs) {}

  private record Opened(LogInput input, LogHead head, boolean coloured, String problem) {}

  private final Options options;
  private final Stretch stretch;

  public LogScan(Options options) {
    this(options, Stretch.ALL);
  }

  /** A scan that keeps events of one stretch of time, and counts and times those of it apart. */
  public LogScan(Options options, Stretch stretch) {
    this.options = options;
    this.stretch = stretch;
  }

  public Result scan(List<LogInput> inputs) {
    Map<String, List<Opened>> stems = new TreeMap<>();
    for (LogInput input : inputs) {
      String stem = stem(input.name());
      List<Opened> files = stems.get(stem);
      if (files == null) stems.put(stem, files = new ArrayList<>());
      files.add(head(input));
    }
    Map<String, InputReport> reports = new LinkedHashMap<>();
    for (LogInput input : inputs) reports.put(input.name(), null);
    List<LogSource> sources = new ArrayList<>();
    for (Map.Entry<String, List<Opened>> entry : stems.entrySet()) {
      String stem = entry.getKey();
      List<Opened> files = entry.getValue();
      if (files.size() > 1) files.sort(Comparator.comparingLong((Opened o) -> o.head().firstNanos()).thenComparing(o -> o.input().name()));
      LogReader reader = new LogReader(stem.substring(stem.lastIndexOf('/') + 1), options.rules(), stretch);
      for (Opened opened : files) reports.put(opened.input().name(), file(reader, opened, stem));
      sources.addAll(reader.finish());
    }
    return new Result(List.copyOf(sources), List.copyOf(reports.values()));
  }

  private Opened head(LogInput input) {
    byte[] head = new byte[HEAD_BYTES];
    try (InputStream in = ArtifactStream.open(input.opener().open(), options.limits())) {
      int length = in.readNBytes(head, 0, head.length);
      boolean coloured = ColourlessStream.in(head, length);
      if (coloured) length = new ColourlessStream(new ByteArrayInputStream(head.clone(), 0, length)).readNBytes(head, 0, length);
      return new Opened(input, LogHead.of(head, length), coloured, null);
    } catch (AccessDeniedException e) {
      return unreadable(input, "permission denied");
    } catch (IOException e) {
      return unreadable(input, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static Opened unreadable(LogInput input, String problem) {
    return new Opened(input, new LogHead(LogEvent.UNTIMED, false, null, -1), false, problem);
  }

  private InputReport file(LogReader reader, Opened opened, String stem) {
    String name = opened.input().name();
    List<String> problems = new ArrayList<>();
    ZoneId zone = zone(stem, opened.head());
    long day = options.date() != null ? options.date().toEpochDay() : Math.max(0, opened.head().anchorDay());
    boolean dateless = opened.head().dateless() && day == 0;
    ClockReader clock = new ClockReader(zone, day);
    Peeler peeler = new Peeler(clock, new ClockReader(zone, day));
    LineScanner scanner = new LineScanner();
    reader.begin(name, peeler);
    String compression = "none";
    long colours = 0;
    if (opened.problem() != null) {
      problems.add(opened.problem());
    } else {
      try (ArtifactStream in = ArtifactStream.open(opened.input().opener().open(), options.limits());
          ColourlessStream plain = opened.coloured() ? new ColourlessStream(in) : null) {
        compression = in.compression();
        scanner.scan(plain == null ? in : plain, reader);
        problems.addAll(in.problems());
        if (plain != null) colours = plain.stripped();
      } catch (IOException e) {
        problems.add("reading stopped: " + e.getMessage());
      }
    }
    reader.end();
    if (peeler.seen[Layer.GREP_SEPARATOR.ordinal()] > 1) reader.extract();
    if (dateless) reader.undated();
    if (scanner.linesCut() > 0) problems.add(scanner.linesCut() + " lines over " + LineScanner.LINE_BYTES_MAX + " bytes were cut");
    if (clock.impossible() > 0) problems.add(clock.impossible() + " impossible times");
    String format = format(compression, peeler, zoneText(stem, zone, opened.head()), dateless) + (colours > 0 ? ", colours taken off" : "");
    long bytes = scanner.bytes() + colours;
    long passedBy = bytes - reader.matchedBytes() - scanner.bytesSkipped();
    return new InputReport(
        name, "log", format, null, confidence(reader, scanner), 0, 0, reader.matchedLines(), bytes,
        reader.matchedBytes(), Math.max(0, passedBy), scanner.bytesSkipped(), problems);
  }

  private ZoneId zone(String stem, LogHead head) {
    ZoneId told = toldZone(stem);
    if (told != null) return told;
    return head.zone() != null ? head.zone() : ZoneOffset.UTC;
  }

  private ZoneId toldZone(String stem) {
    ZoneId named = options.zones().getOrDefault(stem.substring(stem.lastIndexOf('/') + 1), options.zones().get(stem));
    return named != null ? named : options.zone();
  }

  private String zoneText(String stem, ZoneId zone, LogHead head) {
    if (toldZone(stem) != null) return " in " + zone + " (as told)";
    return head.zone() != null ? " in " + zone + " (from the window id)" : " taken as UTC";
  }

  private static Confidence confidence(LogReader reader, LineScanner scanner) {
    long judged = Math.max(1, scanner.lines() - reader.continuations());
    double share = (double) Math.max(reader.linesTimed(), reader.matchedLines()) / judged;
    return share >= 0.9 ? Confidence.HIGH : share >= 0.5 ? Confidence.MEDIUM : Confidence.LOW;
  }

  private static String format(String compression, Peeler peeler, String zone, boolean dateless) {
    StringBuilder out = new StringBuilder(compression.equals("none") ? "" : compression + " > ");
    for (Layer layer : Layer.values()) {
      if (layer != Layer.GREP_SEPARATOR && layer.ordinal() < Layer.JSON.ordinal() && peeler.seen[layer.ordinal()] > 0) {
        out.append(layer.id()).append(" > ");
      }
    }
    out.append(peeler.seen[Layer.JSON.ordinal()] > 0 ? "json" : peeler.seen[Layer.LOGFMT.ordinal()] > 0 ? "logfmt" : "text").append(", clock ");
    int best = -1;
    for (int i = 0; i < peeler.styles.length; i++) if (peeler.styles[i] > 0 && (best < 0 || peeler.styles[i] > peeler.styles[best])) best = i;
    if (best < 0) return out.append("none").toString();
    ClockReader.Style style = ClockReader.Style.values()[best];
    out.append(style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (style != ClockReader.Style.ISO_ZONED && style != ClockReader.Style.EPOCH) out.append(zone);
    if (dateless) out.append(style == ClockReader.Style.YEARLESS ? ", year unknown: --date tells it" : ", date unknown: --date tells it");
    return out.toString();
  }

  /** The name without compression and rotation suffixes: {@code bot.log.2.gz} and {@code bot.log} are one source. */
  public static String stem(String name) {
    String stem = name;
    for (String packed : List.of(".gz", ".zst", ".lz4")) {
      if (stem.endsWith(packed)) stem = stem.substring(0, stem.length() - packed.length());
    }
    int end = stem.length();
    int digits = end;
    while (digits > 0 && Character.isDigit(stem.charAt(digits - 1))) digits--;
    int count = end - digits;
    boolean rotated = digits > 1 && ((stem.charAt(digits - 1) == '.' && count >= 1 && count <= 4)
        || ((stem.charAt(digits - 1) == '-' || stem.charAt(digits - 1) == '.') && count == 8));
    return rotated ? stem.substring(0, digits - 1) : stem;
  }
}
