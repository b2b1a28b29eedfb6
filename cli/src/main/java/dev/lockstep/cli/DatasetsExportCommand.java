package dev.lockstep.cli;

import dev.lockstep.cli.text.Format;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.TapeCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the rows of one window as CSV that can be imported again. */
@Command(name = "export", description = "Writes the rows of one tape or recording as CSV, which 'datasets import' reads.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep datasets export tapes/btc-updown-15m-1772241300.tape -o window.csv"})
final class DatasetsExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", description = "A tape or recording of one window.")
  private String inputName;

  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    if (output.format() != Format.TABLE && output.format() != Format.CSV)
      throw new Failure(ExitCode.USAGE, "--format " + output.format().toString().toLowerCase(Locale.ROOT) + ": export writes CSV and nothing else; leave it out");
    output.checkOutFile();
    WindowTape tape = null;
    for (Iterator<InputWindow> windows = input.open(List.of(inputName)).iterator(); windows.hasNext(); ) {
      InputWindow window = windows.next();
      if (window instanceof SkippedWindow skip) throw new Failure(ExitCode.DATA, skip.reason());
      if (!(window instanceof WindowTape found)) continue;
      if (tape != null) throw new Failure(ExitCode.USAGE, inputName + " holds more than one window; name the file of one");
      tape = found;
    }
    if (tape == null) throw new Failure(ExitCode.DATA, inputName + ": no window in it");
    WindowTape one = tape;
    try {
      output.write(out -> TapeCsv.write(one, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return ExitCode.OK;
  }
}
