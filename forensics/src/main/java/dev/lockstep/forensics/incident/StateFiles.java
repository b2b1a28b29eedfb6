package dev.lockstep.forensics.incident;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads state files and describes them as the seed's playbook did with jq. */
public final class StateFiles {
  private static final int BYTES_MAX = 256 << 20;
  private static final int EXITS_SHOWN = 8;

  /** Snapshots, and what became of each file. */
  public record Read(List<StateSnapshot> states, List<InputReport> reports) {}

  private StateFiles() {}

  public static Read read(List<Path> files) {
    List<StateSnapshot> states = new ArrayList<>();
    List<InputReport> reports = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes;
      try (InputStream in = ArtifactStream.open(Files.newInputStream(file), ArtifactLimits.DEFAULT)) {
        bytes = in.readNBytes(BYTES_MAX);
      } catch (IOException problem) {
        reports.add(report(file.toString(), "unknown", 0, 0, List.of(problem.getMessage() == null ? problem.toString() : problem.getMessage())));
        continue;
      }
      StateSnapshot state = StateReader.read(file.toString(), bytes);
      states.add(state);
      reports.add(report(state, bytes.length));
    }
    return new Read(List.copyOf(states), List.copyOf(reports));
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
      String how = state.savedFrom().equals("lower-bound") ? "saved at or after " : "saved " ;
      lines.add("  " + how + time(state.savedNanos()) + " (from " + state.savedFrom() + ")");
    }
    long buys = state.lots().stream().filter(l -> !l.book().equalsIgnoreCase("SELL")).count();
    if (!state.schema().equals("none")) lines.add("  lots: " + buys + " BUY, " + (state.lots().size() - buys) + " SELL");
    for (Lot lot : state.lots()) {
      lines.add("    " + lot.book() + " " + Numbers.withoutExponent(lot.quantity()) + " at " + lot.openPrice() + " fee " + Numbers.withoutExponent(lot.entryFee())
          + (lot.trailActive() ? " trailing, stop " + lot.trailStop() : "") + (lot.orderId() == null ? "" : " order " + lot.orderId()));
    }
    for (PendingOrder order : state.pending()) {
      lines.add("  pending " + order.side() + ": id " + order.id() + ", created " + time(order.createdNanos()) + ", deadline " + time(order.deadlineNanos()));
    }
    if (state.pending().isEmpty() && !state.schema().equals("none")) lines.add("  pending: none");
    int from = Math.max(0, state.exits().size() - EXITS_SHOWN);
    for (ExitEntry exit : state.exits().subList(from, state.exits().size())) {
      lines.add("  exit " + time(exit.closedNanos()) + " " + exit.side() + " " + Numbers.withoutExponent(exit.quantity()) + " at " + exit.closePrice() + ", profit " + exit.pnl());
    }
    state.values().forEach((key, value) -> lines.add("  " + key + " = " + value));
    for (String fault : state.faults()) lines.add("  CANNOT BE: " + fault);
    return lines;
  }

  private static String time(long nanos) {
    return nanos == LogEvent.UNTIMED ? "unknown" : Instant.ofEpochSecond(0, nanos).toString();
  }
}
