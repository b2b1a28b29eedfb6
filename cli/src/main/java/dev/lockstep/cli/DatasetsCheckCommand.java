package dev.lockstep.cli;

import dev.lockstep.cli.text.Progress;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.tape.CheckedTape;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with recordings, without writing anything. */
@Command(name = "check", description = "Counts and names what is wrong with recordings or tapes; nothing is repaired.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep datasets check recordings/ --outcomes windows.csv",
      "Exit code 0 if any window can be used, 5 if none can; with --strict any that cannot makes it 5."})
final class DatasetsCheckCommand implements Callable<Integer> {
  private static final int BLOCK_ROWS = 4096;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--strict", description = "Any window that cannot be used makes the exit code 5.")
  private boolean strict;

  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    output.checkOutFile();
    Inputs found = input.open(inputs);
    WindowRows[] counted = new WindowRows[1];
    try (Progress progress = output.progress("windows", 0)) {
      output.writeRows("lockstep.check/1", "windows", WindowRows.columns(output.format()), rows -> {
        counted[0] = new WindowRows(rows, output.format());
        for (InputWindow window : found) {
          counted[0].add(read(window));
          progress.advance(1);
        }
      });
    }
    counted[0].summary(output);
    if (counted[0].usable() == 0) throw new Failure(ExitCode.DATA, "no window can be used; the reasons stand above");
    return strict && counted[0].skipped() > 0 ? ExitCode.DATA : ExitCode.OK;
  }

  /** A tape is as good as its last row: the header alone says nothing of damage behind it. */
  private static InputWindow read(InputWindow window) {
    if (!(window instanceof WindowTape tape)) return window;
    try (TapeSource rows = new CheckedTape(tape.open())) {
      TapeBlock block = new TapeBlock(BLOCK_ROWS);
      while (rows.read(block)) continue;
      return window;
    } catch (IOException e) {
      return new SkippedWindow(tape.id(), tape.provenance().source(), Failure.reason(e));
    }
  }
}
