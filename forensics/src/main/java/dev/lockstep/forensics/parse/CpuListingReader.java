package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.detect.locks.CpuListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CPU per native thread: a {@code top -H} listing, or two listings of {@code /proc/PID/task/*}{@code /stat} one after the other. */
public final class CpuListingReader {
  private CpuListingReader() {}

  /** The lines of one listing file, or of two {@code stat} listings in the order they were taken. */
  public static CpuListing read(List<String> lines) {
    Map<Long, Double> shares = new LinkedHashMap<>();
    Map<Long, Long> ticks = new LinkedHashMap<>();
    int cpuColumn = -1;
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", 64);
      if (words.length > 8 && words[0].equals("PID")) {
        cpuColumn = List.of(words).indexOf("%CPU");
      } else if (line.indexOf(") ") > 0 && line.indexOf('(') > 0) {
        stat(line, ticks, shares);
      } else if (cpuColumn > 0 && words.length > cpuColumn) {
        top(words, cpuColumn, shares);
      }
    }
    return new CpuListing(shares);
  }

  private static void top(String[] words, int column, Map<Long, Double> shares) {
    try {
      shares.put(Long.parseLong(words[0]), Double.parseDouble(words[column].replace(',', '.')) / 100);
    } catch (NumberFormatException e) {
      // a line of text between two listings: no thread
      return;
    }
  }

  /** {@code 1234 (name) R ... utime stime ...}: the second mention of a thread gives whether its time moved. */
  private static void stat(String line, Map<Long, Long> ticks, Map<Long, Double> shares) {
    try {
      long tid = Long.parseLong(line.substring(0, line.indexOf('(')).strip());
      String[] fields = line.substring(line.lastIndexOf(") ") + 2).strip().split("\\s+", 20);
      long used = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      Long before = ticks.put(tid, used);
      if (before != null) {
        shares.put(tid, used > before ? 1.0 : 0.0);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return;
    }
  }
}
