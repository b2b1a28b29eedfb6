package dev.lockstep.forensics.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.RecordedData;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.state.StateSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded files give what {@code expected-on-real-files.txt} says; it was written before the detectors. */
class RealFilesTest {
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String[]> expected() throws IOException {
    try (InputStream in = RealFilesTest.class.getResourceAsStream("/dev/lockstep/forensics/expected-on-real-files.txt")) {
      List<String[]> rows = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#"))
          .forEach(l -> rows.add(l.split(" \\| ")));
      return rows;
    }
  }

  private static void compare(String room, List<String> actual) throws IOException {
    TreeSet<String> wanted = new TreeSet<>();
    for (String[] row : expected()) {
      if (row[0].startsWith(room) && !row[2].equals("info")) wanted.add(row[0] + " " + row[1] + " " + row[2]);
    }
    assertThat(new TreeSet<>(actual)).isEqualTo(wanted);
  }

  @Test
  void logs() throws IOException {
    Path folder = RecordedData.folder("bot-logs");
    List<String> actual = new ArrayList<>();
    for (Path file : files(folder)) {
      LogScan.Result result = new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of(file)));
      for (Finding finding : CaseRules.findings(CaseFile.of(result.sources()))) {
        if (finding.severity().atLeast(Severity.WARNING)) {
          actual.add("bot-logs/" + folder.relativize(file) + " " + finding.ruleId() + " " + finding.severity().label());
        }
      }
    }
    compare("bot-logs", actual);
  }

  @Test
  void theSilencesAreThoseReadByEye() {
    Path folder = RecordedData.folder("bot-logs");
    assertThat(durations(folder.resolve("go-bot/bot.log.98503fb2"), "silences")).isEqualTo(List.of("3747", "13087"));
    assertThat(durations(folder.resolve("go-bot/bot.log.79dccfb8"), "silences")).isEqualTo(List.of("16508"));
    assertThat(durations(folder.resolve("paper-session/system__2fd6b581.jsonl"), "ages")).isEqualTo(List.of("16.5", "21.5"));
  }

  private static Object durations(Path file, String detail) {
    LogScan.Result result = new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of(file)));
    List<Finding> findings = CaseRules.findings(CaseFile.of(result.sources()));
    return findings.stream().filter(f -> f.details().containsKey(detail)).findFirst().orElseThrow().details().get(detail);
  }

  @Test
  void theTwoClocksOfTheIncidentCannotBeMet() throws IOException {
    Path folder = RecordedData.folder("bot-logs").resolve("window-bot");
    List<LogInput> inputs = files(folder).stream().map(LogInput::of).toList();
    LogScan.Result result = new LogScan(LogScan.Options.shipped()).scan(inputs);
    Finding skew = CaseRules.findings(CaseFile.of(result.sources())).stream().filter(f -> f.ruleId().equals("clock-skew")).findFirst().orElseThrow();
    assertThat(skew.summary()).contains("74 s from the buy, at most 62 s from the stop");
    assertThat(skew.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void states() throws IOException {
    Path folder = RecordedData.folder("bot-state");
    List<String> actual = new ArrayList<>();
    for (Path file : files(folder)) {
      StateSnapshot state = StateReader.read(file.toString(), Files.readAllBytes(file));
      CaseFile alone = new CaseFile(List.of(), List.of(state), List.of(), LogEvent.UNTIMED, Thresholds.DEFAULT);
      for (Finding finding : CaseRules.findings(alone)) {
        actual.add("bot-state/" + folder.relativize(file) + " " + finding.ruleId() + " " + finding.severity().label() + finding.details().getOrDefault("faults", ""));
      }
    }
    compare("bot-state", actual);
  }
}
