package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.text.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the note of an incident into a folder: page, ticket text, findings, and a bundle that can be passed on. */
public final class IncidentFiles {
  private IncidentFiles() {}

  /** Writes {@code report.html}, {@code report.md}, {@code findings.json} (also as {@code result.json}) and {@code bundle.zip}; nothing in them is a secret. */
  public static void write(Incident incident, IncidentBundle bundle, Path folder) throws IOException {
    Redactor redactor = new Redactor();
    String json = FindingsJson.write(incident.inputs(), incident.findings(), redactor);
    put(folder.resolve("findings.json"), json);
    put(folder.resolve("result.json"), json);
    put(folder.resolve("report.md"), IncidentMarkdown.of(incident, redactor));
    put(folder.resolve("report.html"), IncidentHtml.of(incident, redactor));
    Path part = folder.resolve("bundle.zip.part");
    ShareableBundle.write(bundle, incident, redactor, part);
    Files.move(part, folder.resolve("bundle.zip"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Replaces the file whole; a link in its place is replaced and never followed. */
  private static void put(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.write(part, text.getBytes(StandardCharsets.UTF_8), java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
