package dev.lockstep.cli;

import dev.lockstep.datasets.catalog.MarketBook;
import dev.lockstep.datasets.catalog.Outcomes;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.importer.FileKind;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.importer.OutcomesFile;
import dev.lockstep.datasets.text.Decimals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options of every command that reads recordings or tapes. */
public final class InputOptions {
  @Option(names = "--outcomes", paramLabel = "FILE", description = "Winners of windows: CSV with the columns window and winner, or JSON.")
  private Path outcomes;

  @Option(names = "--input-format", paramLabel = "FORMAT",
      description = "Read every file as tape, polymarket, kalshi, l2-csv or wide-csv instead of judging by content.")
  private String inputFormat;

  @Option(names = "--verify-hashes", description = "Check the hash of every Polymarket book, not only of those that carry all fields.")
  private boolean verifyHashes;

  @Option(names = "--tick", paramLabel = "USD", description = "Price tick of CSV rows, for instance 0.01 (default: by the columns).")
  private String tick;

  @Option(names = "--lot", paramLabel = "SHARES", description = "Lot of CSV rows, for instance 0.01 (default: by the columns).")
  private String lot;

  /** The inputs as the options say. */
  public Inputs open(List<String> inputs) {
    return Inputs.of(inputs, options(), System.in);
  }

  /** What an import is told from outside. */
  public ImportOptions options() {
    try {
      Outcomes winners = outcomes == null ? Outcomes.none() : OutcomesFile.read(outcomes);
      return new ImportOptions(winners, new MarketBook(), verifyHashes, unit("--tick", tick), unit("--lot", lot), kind());
    } catch (IOException failure) {
      throw new Failure(ExitCode.DATA, failure.getMessage());
    }
  }

  private String kind() {
    if (inputFormat == null) return null;
    for (FileKind kind : FileKind.READABLE) if (kind.label().equals(inputFormat.toLowerCase(Locale.ROOT))) return kind.label();
    throw new Failure(ExitCode.USAGE, "--input-format " + inputFormat + " is not tape, polymarket, kalshi, l2-csv or wide-csv");
  }

  private static long unit(String option, String text) {
    if (text == null) return 0;
    try {
      long unit = Decimals.parse(text, 9);
      if (unit > 0) return unit;
    } catch (NumberFormatException e) {
      throw new Failure(ExitCode.USAGE, option + ": " + e.getMessage());
    }
    throw new Failure(ExitCode.USAGE, option + " " + text + " must be positive");
  }
}
