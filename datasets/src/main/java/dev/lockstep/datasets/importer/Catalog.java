package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.tape.TapeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What lies in files and folders, told from first bytes, headers and names; nothing is read through. */
public final class Catalog {
  private Catalog() {}

  /**
   * One file.
   *
   * @param window window id, or null where only reading would tell
   * @param rows rows of a tape, else null
   * @param note why it is not readable, else null
   */
  public record Item(
      String file, String kind, String window, Long startNanos, Long endNanos, Long rows, String winner, String note, boolean readable) {}

  public static List<Item> of(List<String> arguments) {
    List<Item> items = new ArrayList<>();
    for (String argument : arguments) {
      try {
        for (InputFile file : InputFiles.of(argument, InputStream.nullInputStream())) items.add(item(file));
      } catch (IOException | UncheckedIOException e) {
        items.add(new Item(argument, "unknown", null, null, null, null, null, e.getMessage(), false));
      }
    }
    return items;
  }

  private static Item item(InputFile file) {
    Recognition what = Recognition.of(file);
    if (what.kind() == FileKind.TAPE) return tape(file);
    boolean readable = FileKind.READABLE.contains(what.kind());
    MarketNames.Span span = readable ? MarketNames.find(file.name()) : null;
    return new Item(file.name(), what.kind().label(), span == null ? null : span.id(), span == null ? null : span.startNanos(),
        span == null ? null : span.endNanos(), null, null, what.detail(), readable);
  }

  private static Item tape(InputFile file) {
    try (TapeFile tape = TapeFile.open(file.path(), file.name())) {
      Window window = tape.header().window();
      String winner = window.winner() == null ? null : window.label(window.winner());
      return new Item(file.name(), FileKind.TAPE.label(), window.id(), window.startNanos(), window.endNanos(), tape.header().rows(), winner,
          window.synthetic() ? "synthetic" : null, true);
    } catch (IOException e) {
      return new Item(file.name(), FileKind.TAPE.label(), null, null, null, null, null, e.getMessage(), false);
    }
  }
}
