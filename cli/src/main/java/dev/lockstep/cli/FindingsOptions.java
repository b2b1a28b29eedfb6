package dev.lockstep.cli;

import dev.lockstep.cli.text.Counted;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.text.JsonText;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.WrappedText;
import dev.lockstep.cli.text.Escapes;
import dev.lockstep.cli.text.Format;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options of commands that end in findings, and the way findings are printed. */
final class FindingsOptions {
  private static final int EVIDENCE_SHOWN = 4;
  /** Lines of a hundred columns that a quoted line takes; machine formats and report files have it whole. */
  static final int QUOTED_LINES = 4;

  @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "Exit 4 if a finding reaches this: info, warning, critical, never (default: critical).")
  private String failOn = "critical";

  FindingsOptions() {}

  /** Options that were read without picocli. */
  FindingsOptions(String failOn) {
    this.failOn = failOn;
  }

  /** The exit code for these findings. */
  int exitCode(List<Finding> findings) {
    Severity limit = limit();
    if (limit == null) return ExitCode.OK;
    for (Finding finding : findings) if (finding.severity().atLeast(limit)) return ExitCode.FINDINGS;
    return ExitCode.OK;
  }

  private Severity limit() {
    String wanted = failOn.toLowerCase(Locale.ROOT);
    if (wanted.equals("never")) return null;
    for (Severity severity : Severity.values()) if (severity.label().equals(wanted)) return severity;
    throw new Failure(ExitCode.USAGE, "--fail-on " + failOn + ": write info, warning, critical or never");
  }

  /** Checks the option before long work. */
  void check() {
    limit();
  }

  /** Prints machine formats whole; false for a table, which the command prints itself. */
  static boolean machine(PrintWriter out, Format format, List<InputReport> inputs, List<Finding> findings) {
    Redactor redactor = new Redactor();
    if (format == Format.JSON) {
      out.print(FindingsJson.write(inputs, findings, redactor));
    } else if (format == Format.JSONL) {
      for (Finding finding : findings) out.println(JsonText.compact(FindingsJson.redacted(FindingsJson.finding(finding), redactor)));
    } else if (format == Format.CSV) {
      out.println("rule,severity,confidence,time,summary,fingerprint");
      for (Finding f : findings) {
        out.println(String.join(",", f.ruleId(), f.severity().label(), f.confidence().label(), f.time() == null ? "" : f.time().toString(),
            cell(redactor.redact(f.summary())), f.fingerprint()));
      }
    } else {
      return false;
    }
    return true;
  }

  /** Quoted, without control characters, and with a leading quote where a spreadsheet would take the text for a formula. */
  static String cell(String text) {
    String visible = Escapes.visible(text);
    boolean formula = !visible.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(visible.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + visible.replace("\"", "\"\"") + '"';
  }

  /** Prints a sentence in lines of a hundred columns; text of strangers is made visible. */
  static void wrapped(PrintWriter out, String text, String first, String next) {
    for (String line : WrappedText.lines(Escapes.visible(text), WrappedText.WIDTH, first, next)) out.println(line);
  }

  /** Prints a line of the evidence in lines of a hundred columns; secrets go before anything is cut, since half a secret is not recognised. */
  static void quoted(PrintWriter out, Redactor redactor, String text, String first, String next) {
    String clean = Escapes.visible(redactor.redact(text));
    for (String line : WrappedText.quoted(clean, Escapes.visible(first), next, QUOTED_LINES)) out.println(line);
  }

  static void inputs(PrintWriter out, List<InputReport> inputs) {
    for (InputReport input : inputs) {
      wrapped(out, input.file() + ": " + input.format() + ", " + amount(input), "", "  ");
      for (String problem : input.problems()) wrapped(out, problem, "  ", "    ");
    }
  }

  private static String amount(InputReport input) {
    if (input.dumps() > 0) return Counted.of(input.dumps(), "dump") + ", " + Counted.of(input.threads(), "thread");
    return input.kind().equals("log") ? Counted.of(input.records(), "line") + " known to rules" : Counted.of(input.records(), "record");
  }

  static void findings(PrintWriter out, List<Finding> findings) {
    Redactor redactor = new Redactor();
    out.println();
    if (findings.isEmpty()) out.println("No findings.");
    for (Finding finding : findings) {
      out.println(finding.severity().label().toUpperCase(Locale.ROOT) + "  " + finding.ruleId() + "  (" + finding.confidence().label() + ")  "
          + (finding.time() == null ? "no time" : finding.time()));
      wrapped(out, redactor.redact(finding.summary()), "  ", "  ");
      int shown = 0;
      for (Evidence line : finding.evidence()) {
        if (++shown > EVIDENCE_SHOWN) break;
        quoted(out, redactor, line.text(), "    " + line.file() + ":" + line.line() + ": ", "      ");
      }
    }
  }
}
