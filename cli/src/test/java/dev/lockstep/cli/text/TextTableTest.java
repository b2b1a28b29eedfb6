package dev.lockstep.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static List<String> print(TextTable table) {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text));
    return text.toString().lines().toList();
  }

  @Test
  void wordsAreLeftNumbersRight() {
    TextTable table = new TextTable(List.of(Column.text("w", "window"), Column.number("p", "P&L")));
    table.row("btc", "-39.25");
    table.row(null, 7);
    assertThat(print(table)).containsExactly("window     P&L", "------  ------", "btc     -39.25", "-            7");
  }

  @Test
  void longWordsAreWrappedIntoTheWidthAndNothingIsLost() {
    TextTable table = new TextTable(List.of(Column.text("a", "reason"), Column.number("b", "count"), Column.text("c", "cure")));
    String reason = "the recording starts 14 s after the window does and ends early ".repeat(3).strip();
    table.row(reason, 12, "x".repeat(70));
    List<String> lines = print(table);
    assertThat(lines).allMatch(line -> line.length() <= TextTable.WIDTH);
    String left = String.join(" ", lines.subList(2, lines.size()).stream().map(line -> line.split(" {2,}")[0].strip()).toList());
    assertThat(left).contains("the recording starts").endsWith("ends early");
    assertThat(String.join("", lines).chars().filter(c -> c == 'x').count()).isEqualTo(70);
  }

  @Test
  void wordsAreNotBrokenWhereWrappingIsEnough() {
    TextTable table = new TextTable(List.of(Column.text("k", "key"), Column.number("v", "value"), Column.text("m", "meaning")));
    table.row("entry.min-seconds-left", "10", "no entry with less time left than this, whatever the quote says ".repeat(2).strip());
    table.row("exits.hard-stop.trigger", "0.65", "best bid at or below which everything is sold");
    assertThat(print(table)).anyMatch(line -> line.startsWith("entry.min-seconds-left  ")).anyMatch(line -> line.startsWith("exits.hard-stop.trigger  "))
        .allMatch(line -> line.length() <= TextTable.WIDTH);
  }

  @Test
  void oneLongColumnIsBrokenBeforeManyShorterOnes() {
    TextTable table = new TextTable(List.of(Column.text("w", "window"), Column.text("f", "file"), Column.text("d", "digest")));
    table.row("btc-updown-15m-1772241300", "btc-updown-15m-1772241300.tape", "0123456789abcdef".repeat(4));
    assertThat(print(table).get(2)).startsWith("btc-updown-15m-1772241300  btc-updown-15m-1772241300.tape  0123456789");
  }

  /** One column of paths is not made eight wide while another of names keeps sixty. */
  @Test
  void whatIsBrokenStaysReadable() {
    TextTable table = new TextTable(List.of(Column.text("w", "window"), Column.text("r", "reason")));
    table.row("w".repeat(70), "/a/folder/" + "r".repeat(90));
    String[] columns = print(table).get(1).split("  ");
    assertThat(columns[1].length()).isGreaterThanOrEqualTo(24);
    assertThat(columns[0].length() + 2 + columns[1].length()).isEqualTo(100);
  }

  @Test
  void headingsAreWrappedAtSpacesBeforeNumbersAreHurt() {
    List<Column> columns = java.util.stream.IntStream.range(0, 9).mapToObj(i -> Column.number("c" + i, "largest gap number " + i)).toList();
    TextTable table = new TextTable(columns);
    table.row("1.25", "2.25", "3.25", "4.25", "5.25", "6.25", "7.25", "8.25", "9.25");
    List<String> lines = print(table);
    assertThat(lines).allMatch(line -> line.length() <= TextTable.WIDTH);
    assertThat(lines.get(lines.size() - 1).strip().split(" +")).containsExactly("1.25", "2.25", "3.25", "4.25", "5.25", "6.25", "7.25", "8.25", "9.25");
  }

  @Test
  void aRowOfTheWrongWidthIsRefused() {
    TextTable table = new TextTable(List.of(Column.text("a", "a")));
    assertThatThrownBy(() -> table.row(1, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 cells for 1 columns");
  }
}
