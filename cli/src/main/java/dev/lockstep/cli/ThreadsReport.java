package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.render.ThreadHtml;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code report.html}, {@code findings.json} and the same as {@code result.json} of {@code forensics threads} into a folder; never through a link. */
final class ThreadsReport {
  private final Path folder;

  ThreadsReport(Path folder) {
    this.folder = folder;
  }

  void write(List<InputReport> inputs, List<Finding> findings, List<ThreadDump> dumps, Redactor redactor) {
    try {
      Files.createDirectories(folder);
      String json = FindingsJson.write(inputs, findings, redactor);
      write("findings.json", json);
      write("result.json", json);
      write("report.html", ThreadHtml.of(inputs, findings, dumps, redactor));
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, VisibleText.escape(folder.toString()) + ": the report cannot be written: " + e.getMessage());
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(name + " there is a link or no file; remove it or choose another folder");
    }
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
