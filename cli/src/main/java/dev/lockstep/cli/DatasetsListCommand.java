package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Format;
import dev.lockstep.datasets.importer.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what is there without reading it through. */
@Command(name = "list", description = "Lists tapes and recordings by their first bytes, without reading them through.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep datasets list recordings/ tapes/"})
final class DatasetsListCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("file", "file"), Column.text("kind", "kind"), Column.text("window", "window"), Column.text("start", "start"),
          Column.text("end", "end"), Column.number("rows", "rows"), Column.text("winner", "winner"), Column.text("note", "note"));

  /** A path and a window's id do not fit side by side; where they matter, the other formats have both. */
  private static final List<Column> TABLE =
      List.of(
          Column.text("file", "file"), Column.text("kind", "kind"), Column.text("start", "start"), Column.number("rows", "rows"),
          Column.text("winner", "winner"), Column.text("note", "note"));

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files, folders or quoted globs.")
  private List<String> inputs;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    output.checkOutFile();
    List<Catalog.Item> items = Catalog.of(inputs);
    boolean table = output.format() == Format.TABLE;
    output.writeRows("lockstep.list/1", "files", table ? TABLE : COLUMNS, rows -> {
      for (Catalog.Item item : items) {
        if (table) rows.row(item.file(), item.kind(), time(item.startNanos()), item.rows(), item.winner(), item.note());
        else rows.row(item.file(), item.kind(), item.window(), time(item.startNanos()), time(item.endNanos()), item.rows(), item.winner(), item.note());
      }
    });
    if (items.stream().noneMatch(Catalog.Item::readable)) throw new Failure(ExitCode.DATA, "nothing here is a tape or a recording");
    return ExitCode.OK;
  }

  static String time(Long nanos) {
    return nanos == null ? null : Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)).toString();
  }
}
