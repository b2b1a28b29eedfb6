package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.TapeSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a tape or recording holds. */
@Command(name = "show", description = "Shows what tapes or recordings hold: header, rows by kind, times, prices, anomalies.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep datasets show tapes/btc-updown-15m-1772241300.tape"})
final class DatasetsShowCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS = List.of(Column.text("window", "window"), Column.text("field", "field"), Column.text("value", "value"));

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders or quoted globs.")
  private List<String> inputs;

  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    output.checkOutFile();
    int[] shown = new int[1];
    try {
      output.writeRows("lockstep.show/1", "fields", COLUMNS, rows -> {
        for (InputWindow window : input.open(inputs)) {
          if (window instanceof SkippedWindow skip) output.warn(skip.reason());
          if (!(window instanceof WindowTape tape)) continue;
          shown[0]++;
          try {
            TapeSummary.of(tape).forEach((field, value) -> rows.row(tape.id(), field, value));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (shown[0] == 0) throw new Failure(ExitCode.DATA, "nothing to show");
    return ExitCode.OK;
  }
}
