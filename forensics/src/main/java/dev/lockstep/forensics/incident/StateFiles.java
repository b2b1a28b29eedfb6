package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.Archive;
import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.state.ExitEntry;
import dev.lockstep.forensics.state.Lot;
import dev.lockstep.forensics.state.PendingOrder;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.state.StateSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads state files and describes them as the seed's playbook did with jq. */
public final class StateFiles {
  /** Bytes that are read of one state. */
  public static final int BYTES_MAX = 256 << 20;
  private static final int EXITS_SHOWN = 8;
  private static final int HEAD_BYTES = 1 << 16;

  /** Snapshots, and what became of each file. */
  public record Read(List<StateSnapshot> states, List<InputReport> reports) {}

  private StateFiles() {}

  /** Reads the states of a bundle. What neither is a state nor claims to be one by its name or form is reported and left. */
  public static Read read(IncidentBundle bundle) {
    return read(bundle, BYTES_MAX);
  }

  /** The same with another limit for one state, so that the limit can be met. */
  static Read read(IncidentBundle bundle, int bytesMax) {
    List<StateSnapshot> states = new ArrayList<>();
    List<InputReport> reports = new ArrayList<>();
    for (Artifact artifact : bundle.artifacts()) {
      String file = artifact.name();
      byte[] bytes;
      try (InputStream in = ArtifactStream.open(artifact.opener().open(), ArtifactLimits.DEFAULT)) {
        bytes = in.readNBytes(bytesMax);
        if (bytes.length == bytesMax && in.read() >= 0) throw new IOException(tooLong(bytesMax));
      } catch (AccessDeniedException problem) {
        reports.add(report(file, "unknown", 0, 0, List.of("permission denied")));
        continue;
      } catch (IOException problem) {
        reports.add(report(file, "unknown", 0, 0, List.of(problem.getMessage() == null ? problem.toString() : problem.getMessage())));
        continue;
      }
      if (Archive.kind(bytes) != null) {
        reports.add(report(file, "none", 0, bytes.length, List.of(Artifact.Kind.ARCHIVE.told())));
        continue;
      }
      StateSnapshot state = StateReader.read(file, bytes);
      if (isState(state, bytes)) {
        states.add(timed(state, artifact));
        reports.add(report(state, bytes.length));
      } else {
        String what = bytes.length == 0 ? "is empty" : state.readable() ? state.problem() : ArtifactSorter.kind(file, head(bytes)).told();
        reports.add(report(file, "none", 0, bytes.length, List.of(what)));
      }
    }
    return new Read(List.copyOf(states), List.copyOf(reports));
  }

  static String tooLong(int bytesMax) {
    return "longer than " + bytesMax + " bytes, the most that is read of a state";
  }

  /** The time of the file is used where the state does not say itself when it was saved. */
  static StateSnapshot timed(StateSnapshot state, Artifact artifact) {
    boolean better = artifact.modifiedNanos() != LogEvent.UNTIMED && !state.savedFrom().equals("content");
    return better ? state.savedAt(artifact.modifiedNanos(), "manifest") : state;
  }

  private static byte[] head(byte[] bytes) {
    return bytes.length <= HEAD_BYTES ? bytes : java.util.Arrays.copyOf(bytes, HEAD_BYTES);
  }

  /** A file that cannot be read is a state if its name or its form says that it should be one. */
  private static boolean isState(StateSnapshot state, byte[] bytes) {
    if (!state.schema().equals("none")) return true;
    return !state.readable() && ArtifactSorter.kind(state.file(), head(bytes)) == Artifact.Kind.STATE;
  }

  static InputReport report(StateSnapshot state, long bytes) {
    List<String> problems = state.problem().isEmpty() ? List.of() : List.of(state.problem());
    boolean used = state.readable() && !state.schema().equals("none");
    return report(state.file(), state.schema(), used || !state.readable() ? 1 : 0, bytes, problems);
  }

  private static InputReport report(String file, String schema, int records, long bytes, List<String> problems) {
    boolean none = schema.equals("none");
    return new InputReport(
        file, none && records == 0 ? "unknown" : "state", schema, null, none ? Confidence.LOW : Confidence.HIGH, 0, 0, records, bytes,
        none ? 0 : bytes, none ? bytes : 0, 0, problems);
  }

  /** The lines that tell what a snapshot holds. */
  public static List<String> summary(StateSnapshot state) {
    List<String> lines = new ArrayList<>();
    lines.add(state.file() + ": " + state.schema() + (state.readable() ? "" : ", NOT READABLE") + (state.sibling() ? ", a sibling of " + state.family() : ""));
    if (!state.problem().isEmpty()) lines.add("  " + state.problem());
    if (state.savedNanos() != LogEvent.UNTIMED) {
      lines.add("  " + switch (state.savedFrom()) {
        case "lower-bound" -> "saved at or after " + time(state.savedNanos()) + ", the newest time in it";
        case "manifest" -> "saved " + time(state.savedNanos()) + ", as the manifest or the archive says";
        default -> "saved " + time(state.savedNanos()) + ", as it says itself";
      });
    }
    long buys = state.lots().stream().filter(l -> !l.book().equalsIgnoreCase("SELL")).count();
    if (!state.schema().equals("none")) lines.add("  lots: " + buys + " BUY, " + (state.lots().size() - buys) + " SELL");
    for (Lot lot : state.lots()) {
      lines.add("    " + lot.book() + " " + Numbers.shown(lot.quantity()) + " at " + Numbers.shown(lot.openPrice()) + " fee " + Numbers.shown(lot.entryFee())
          + (lot.trailActive() ? " trailing, stop " + Numbers.shown(lot.trailStop()) : "") + (lot.orderId() == null ? "" : " order " + lot.orderId()));
    }
    for (PendingOrder order : state.pending()) {
      lines.add("  pending " + order.side() + ": id " + order.id() + ", created " + time(order.createdNanos()) + ", deadline " + time(order.deadlineNanos()));
    }
    if (state.pending().isEmpty() && !state.schema().equals("none")) lines.add("  pending: none");
    int from = Math.max(0, state.exits().size() - EXITS_SHOWN);
    for (ExitEntry exit : state.exits().subList(from, state.exits().size())) {
      lines.add("  exit " + time(exit.closedNanos()) + " " + exit.side() + " " + Numbers.shown(exit.quantity()) + " at " + Numbers.shown(exit.closePrice()) + ", profit " + Numbers.shown(exit.pnl()));
    }
    state.values().forEach((key, value) -> lines.add("  " + key + " = " + Numbers.shown(value)));
    for (String fault : state.faults()) lines.add("  CANNOT BE: " + fault);
    return lines;
  }

  private static String time(long nanos) {
    return nanos == LogEvent.UNTIMED ? "unknown" : Instant.ofEpochSecond(0, nanos).toString();
  }
}
