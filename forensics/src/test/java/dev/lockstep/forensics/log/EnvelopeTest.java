package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same two lines of the Go bot in every envelope give the same event at the same time. */
class EnvelopeTest {
  private static final String LINE = "2025/10/14 03:03:10 TRACE postonly.reprice side=SELL old_id=7 new_id=8 limit=1.5";
  private static final long AT = Instant.parse("2025-10-14T03:03:10Z").getEpochSecond() * 1_000_000_000L;

  static LogScan.Result scan(String text) {
    return new LogScan(LogScan.Options.shipped()).scan(List.of(LogInput.of("bot.log", text.getBytes(StandardCharsets.UTF_8))));
  }

  private static LogEvent only(String text) {
    LogScan.Result result = scan(text);
    List<LogEvent> events = result.sources().stream().flatMap(s -> s.of(EventKind.ORDER_REPRICED).stream()).toList();
    assertThat(events).as(text).hasSize(1);
    return events.get(0);
  }

  @Test
  void everyEnvelopeComesOff() {
    for (String wrapped : List.of(
        LINE,
        LINE + "\r",
        "bot-1  | " + LINE,
        "/opt/coinbase/logs/audit.log:bot_binance-1  | " + LINE,
        "2025-10-14T03:03:10.123456789Z " + LINE,
        "2025-10-14T03:03:10.123456789Z stdout F " + LINE,
        "2025-10-14T03:03:10.123456789Z stdout P 2025/10/14 03:03:10 TRACE postonly.rep\n"
            + "2025-10-14T03:03:10.123456790Z stdout F rice side=SELL old_id=7 new_id=8 limit=1.5",
        "{\"log\":\"" + LINE + "\\n\",\"stream\":\"stderr\",\"time\":\"2025-10-14T03:03:10.123456789Z\"}",
        "{\"log\":\"2025/10/14 03:03:10 TRACE postonly.reprice side=SELL\",\"stream\":\"stderr\",\"time\":\"2025-10-14T03:03:10.1Z\"}\n"
            + "{\"log\":\" old_id=7 new_id=8 limit=1.5\\n\",\"stream\":\"stderr\",\"time\":\"2025-10-14T03:03:10.1Z\"}",
        "{\"__REALTIME_TIMESTAMP\":\"1760410990123456\",\"SYSLOG_IDENTIFIER\":\"bot\",\"MESSAGE\":\"" + LINE + "\"}",
        "Oct 14 03:03:10 host bot[123]: " + LINE,
        "<30>Oct 14 03:03:10 host bot[123]: " + LINE,
        "2025-10-14T03:03:10+0000 host bot[123]: " + LINE,
        "<30>1 2025-10-14T03:03:10.5Z host bot 123 - - " + LINE,
        "<30>1 2025-10-14T03:03:10.5Z host bot 123 ID7 [a@1 k=\"v ] w\"][b@2 x=\"y\"] \ufeff" + LINE,
        "[pod/bot-7f9c/bot] " + LINE,
        "[pod/bot-7f9c/bot] 2025-10-14T03:03:10.123456789Z " + LINE,
        "1207:" + LINE,
        "1207-" + LINE,
        "bot.log:1207:" + LINE,
        "bot.log-1207-" + LINE,
        "old/bot.log.1-" + LINE,
        LINE.substring(0, 20) + "\u001b[32m" + LINE.substring(20) + "\u001b[0m",
        "\ufeff" + LINE)) {
      LogEvent event = only(wrapped + "\n");
      assertThat(event.timeNanos()).as(wrapped).isEqualTo(AT);
      assertThat(event.get("side")).isEqualTo("SELL");
      assertThat(event.get("old")).isEqualTo("7");
      assertThat(event.get("new")).isEqualTo("8");
    }
  }

  /** Go's slog, logrus and others: the pairs around the message belong to the payload, in whatever order they come. */
  @Test
  void pairsAreAPayloadWithTheirMessageFirst() {
    String body = LINE.substring(20);
    for (String line : List.of(
        "time=2025-10-14T03:03:10Z level=INFO msg=\"" + body + "\"",
        "ts=2025-10-14T03:03:10Z caller=main.go:12 lvl=info msg=\"" + body + "\" n=3",
        "level=info msg=\"" + body + "\" time=\"2025-10-14T03:03:10Z\"",
        "time=1760410990 msg=\"TRACE postonly.reprice\" side=SELL old_id=7 new_id=8 limit=1.5",
        "2025-10-14T03:03:10.000000000Z stdout F level=info msg=\"TRACE postonly.reprice\" side=SELL old_id=7 new_id=8 limit=1.5")) {
      LogEvent event = only(line + "\n");
      assertThat(event.timeNanos()).as(line).isEqualTo(AT);
      assertThat(event.get("side")).as(line).isEqualTo("SELL");
      assertThat(event.get("new")).isEqualTo("8");
      assertThat(event.text()).as("evidence is the line as it stands").contains("msg=");
      assertThat(scan(line + "\n").inputs().get(0).format()).contains("logfmt");
    }
    assertThat(scan("price=7 side=SELL\n").inputs().get(0).format()).as("pairs without a time or a level are text").contains("text");
  }

  @Test
  void aYearThatIsNotPrintedIsNotMadeUp() {
    for (String line : List.of("Oct 14 03:03:10 host bot[123]: " + LINE.substring(20), "Oct 14 03:03:10 " + LINE.substring(20))) {
      LogScan.Result result = scan(line + "\n");
      assertThat(result.sources().get(0).dated()).as(line).isFalse();
      assertThat(result.inputs().get(0).format()).contains("year unknown");
      LogScan.Options told = new LogScan.Options(EventRuleFile.shipped(), null, java.util.Map.of(), java.time.LocalDate.of(2025, 1, 1), dev.lockstep.forensics.bundle.ArtifactLimits.DEFAULT);
      LogSource source = new LogScan(told).scan(List.of(LogInput.of("bot.log", (line + "\n").getBytes(StandardCharsets.UTF_8)))).sources().get(0);
      assertThat(source.dated()).isTrue();
      assertThat(source.events().get(0).timeNanos()).isEqualTo(AT);
    }
  }

  @Test
  void windowIdsTellDateAndZoneOfTimesOfDay() {
    LogScan.Result result = scan("[17:15:01] NEW WINDOW: btc-updown-15m-1772241300\n[17:28:10] CAPTURE FILLED: 25 UP @ 95c\n");
    LogEvent fill = result.sources().get(0).of(EventKind.ORDER_FILLED).get(0);
    assertThat(Instant.ofEpochSecond(0, fill.timeNanos())).isEqualTo("2026-02-28T01:28:10Z");
    assertThat(result.inputs().get(0).format()).contains("-08:00 (from the window id)");
  }

  @Test
  void servicesInOneFileAreSources() {
    LogScan.Result result = scan("a-1  | 2025/10/14 03:03:10 HOLD\nb-1  | 2025/10/14 03:03:11 HOLD\na-1  | 2025/10/14 03:03:12 HOLD\n");
    assertThat(result.sources()).extracting(LogSource::name).containsExactly("a-1", "b-1");
  }

  @Test
  void rotationsAreOneSourceInTheOrderOfTheirTimes() {
    LogInput newer = LogInput.of("bot.log", "2025/10/14 03:03:13 HOLD\n".getBytes(StandardCharsets.UTF_8));
    LogInput older = LogInput.of("bot.log.1", "2025/10/14 03:03:10 HOLD\n".getBytes(StandardCharsets.UTF_8));
    LogScan.Result result = new LogScan(LogScan.Options.shipped()).scan(List.of(newer, older));
    assertThat(result.sources()).hasSize(1);
    assertThat(result.sources().get(0).files()).containsExactly("bot.log.1", "bot.log");
    assertThat(result.sources().get(0).timeSteps()).isEmpty();
  }
}
