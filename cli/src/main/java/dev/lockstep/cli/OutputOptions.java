package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.cli.text.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that prints data: where it goes, in which format, and how much is said beside it. */
public final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--format", paramLabel = "FORMAT", description = "Format of standard output: ${COMPLETION-CANDIDATES} (default: table).")
  private Format format;

  @Option(names = "--json", description = "Same as --format json.")
  private boolean json;

  @Option(names = "--out", paramLabel = "DIR", description = "Also write the report files into this folder.")
  private Path outDirectory;

  @Option(names = "-o", paramLabel = "FILE", description = "Write the data into this file instead of standard output.")
  private Path outFile;

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  @Option(names = {"-q", "--quiet"}, description = "Say nothing but errors beside the data.")
  private boolean quiet;

  @Option(names = {"-v", "--verbose"}, description = "Say more; failures come with a stack trace.")
  private boolean verbose;

  @Option(names = "--no-progress", description = "Draw no progress line.")
  private boolean noProgress;

  @Option(names = "--no-color", description = "Use no colours; so does a NO_COLOR in the environment.")
  private boolean noColor;

  /** Where to print; null if the command tells. */
  private PrintWriter out;

  private PrintWriter err;

  /** The options of a command line that was read without picocli. */
  static OutputOptions plain(Format format, boolean quiet, PrintWriter out, PrintWriter err) {
    OutputOptions options = new OutputOptions();
    options.format = format;
    options.quiet = quiet;
    options.out = out;
    options.err = err;
    return options;
  }

  /** The format asked for. */
  public Format format() {
    if (json && format != null && format != Format.JSON) throw new Failure(ExitCode.USAGE, "--json and --format " + format + " exclude each other");
    if (json) return Format.JSON;
    return format == null ? Format.TABLE : format;
  }

  /** Whether the user asked for more words. */
  public boolean verbose() {
    return verbose;
  }

  /** Prints a line for people on standard error, unless {@code --quiet}. */
  public void say(String line) {
    if (!quiet) err().println(line);
  }

  /** Prints a warning on standard error, {@code --quiet} or not: a result without its caveat would mislead. */
  public void warn(String line) {
    err().println("lockstep: warning: " + line);
  }

  private PrintWriter err() {
    return err != null ? err : command.commandLine().getErr();
  }

  /** Counts long work; draws only where standard error is a terminal. Close it when the work is done. */
  public Progress progress(String unit, long total) {
    boolean wanted = !quiet && !noProgress;
    return new Progress(wanted ? Main.of(command).terminal().progress() : null, unit, total, System::nanoTime);
  }

  /** Whether colours may be used in what this command prints. */
  public boolean colours() {
    return !noColor && outFile == null && Main.of(command).terminal().colours();
  }

  /**
   * The folder for report files, made if need be, or null if none was asked for. Call it before long work: a folder that
   * holds files is refused without {@code --force}.
   */
  public Path outDirectory() {
    if (outDirectory == null) return null;
    try {
      Files.createDirectories(outDirectory);
      try (Stream<Path> files = Files.list(outDirectory)) {
        if (!force && files.findAny().isPresent())
          throw new Failure(ExitCode.USAGE, "--out " + outDirectory + " is not empty: name another folder, or add --force to replace files in it");
      }
    } catch (IOException failure) {
      throw new Failure(ExitCode.USAGE, "--out " + outDirectory + " cannot be written: " + Failure.reason(failure));
    }
    return outDirectory;
  }

  /** The file of {@code -o}, or null. */
  public Path outFile() {
    return outFile;
  }

  /** Fails early if the output file exists, or two formats are asked for; call it before long work. */
  public void checkOutFile() {
    format();
    if (outFile != null) checkFile("-o", outFile);
  }

  /** Fails if a file that an option names exists and may not be replaced. */
  public void checkFile(String option, Path file) {
    if (!force && Files.exists(file))
      throw new Failure(ExitCode.USAGE, option + " " + file + " exists: name another file, or add --force to replace it");
  }

  /** Writes the data to standard output or, whole or not at all, to the file of {@code -o}. */
  public void write(Consumer<PrintWriter> body) {
    if (outFile == null) body.accept(out != null ? out : command.commandLine().getOut());
    else writeFile("-o", outFile, body);
  }

  /** Writes a file that an option names, whole or not at all. */
  public void writeFile(String option, Path target, Consumer<PrintWriter> body) {
    checkFile(option, target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8))) {
        body.accept(file);
        if (file.checkError()) throw new IOException("writing failed, is the disk full?");
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException failure) {
      throw new Failure(ExitCode.USAGE, option + " " + target + " cannot be written: " + Failure.reason(failure));
    }
  }

  /** Writes rows in the format asked for; see {@link Format#open}. */
  public void writeRows(String schema, String list, List<Column> columns, Consumer<Rows> body) {
    write(out -> {
      try (Rows rows = format().open(out, schema, list, columns)) {
        body.accept(rows);
      }
    });
  }
}
