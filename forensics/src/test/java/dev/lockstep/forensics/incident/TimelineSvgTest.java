package dev.lockstep.forensics.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.incident.TimelineEvent.Shade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture can be read: names do not cover each other, letters are large enough on a narrow page, nothing is left out silently. */
final class TimelineSvgTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  /** 2025-10-21T20:00:00Z. */
  private static final long START = 1_761_076_800L * SECOND;
  private static final Pattern TEXT = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>([^<]*)</text>");

  @Test
  void findingsOfOneMomentStandBelowEachOther() {
    List<TimelineEvent> events = new ArrayList<>(heartbeats());
    List<String> rules = List.of("stale-pending-order", "saves-stopped", "global-freeze", "leaked-lock");
    for (String rule : rules) events.add(new TimelineEvent("findings", START + HOUR, START + HOUR, rule, Shade.FAILURE));
    String svg = draw(events);
    for (String rule : rules) assertThat(texts(svg)).as(rule).filteredOn(t -> t.group(3).equals(rule)).hasSize(1);
    for (MatchResult one : texts(svg)) {
      for (MatchResult other : texts(svg)) assertThat(one.equals(other) || !overlap(one, other)).as(one.group() + " and " + other.group()).isTrue();
    }
  }

  private static boolean overlap(MatchResult one, MatchResult other) {
    if (one.start() == other.start()) return false;
    double widthOne = one.group(3).length() * 6.2;
    double widthOther = other.group(3).length() * 6.2;
    double leftOne = Double.parseDouble(one.group(1)) - (one.group().contains("middle") ? widthOne / 2 : 0);
    double leftOther = Double.parseDouble(other.group(1)) - (other.group().contains("middle") ? widthOther / 2 : 0);
    return Math.abs(Double.parseDouble(one.group(2)) - Double.parseDouble(other.group(2))) < 12 && leftOne < leftOther + widthOther && leftOther < leftOne + widthOne;
  }

  @Test
  void lettersAreNinePixelsHighOnAPageOfEightHundred() {
    String svg = draw(heartbeats());
    int width = number(svg, "viewBox=\"0 0 (\\d+) ");
    int letters = number(svg, "font-size=\"(\\d+)\"");
    assertThat(letters * 760.0 / width).isGreaterThanOrEqualTo(9);
  }

  @Test
  void midnightBearsTheDate() {
    assertThat(texts(draw(heartbeats()))).extracting(t -> t.group(3)).contains("22:00", "10-22").doesNotContain("00:00");
  }

  @Test
  void lanesThatFindNoRoomAreCounted() {
    List<TimelineEvent> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) events.add(new TimelineEvent(String.format(java.util.Locale.ROOT, "bot.log kind%02d", i), START, START + HOUR, "", Shade.NORMAL));
    assertThat(draw(events)).contains("kind27").doesNotContain("kind28").contains("12 more kinds of events are not drawn");
    assertThat(draw(events.subList(0, 28))).doesNotContain("not drawn");
  }

  private static List<TimelineEvent> heartbeats() {
    return List.of(new TimelineEvent("bot.log heartbeat", START, START + 8 * HOUR, "", Shade.NORMAL));
  }

  private static String draw(List<TimelineEvent> events) {
    return TimelineSvg.draw(events, UnaryOperator.identity());
  }

  private static List<MatchResult> texts(String svg) {
    return TEXT.matcher(svg).results().toList();
  }

  private static int number(String svg, String pattern) {
    return Pattern.compile(pattern).matcher(svg).results().mapToInt(m -> Integer.parseInt(m.group(1))).findFirst().orElseThrow();
  }
}
