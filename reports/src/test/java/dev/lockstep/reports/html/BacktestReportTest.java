package dev.lockstep.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.reports.Drawn;
import dev.lockstep.reports.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as a browser and a stranger would take it: its policy, its markup, and what is in it. */
class BacktestReportTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;\u202e\u001b[2J</style><script>alert(2)</script>";
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][^\\s>]*)([^>]*)>");
  private static final List<String> TAGS = List.of(
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "span", "div", "dl", "dt", "dd", "details", "summary",
      "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "b", "figure", "figcaption", "svg", "desc", "g", "path", "text", "rect",
      "circle");

  private static String page(List<? extends InputWindow> windows) {
    List<Release> releases = List.of(Releases.V1_60, Releases.V1_61);
    Backtest.Plan plan = new Backtest.Plan(releases, releases.stream().map(Drawn::settings).toList(), 1, "commit", WindowChoice.all(), 2);
    BacktestReport.Collector collector = new BacktestReport.Collector();
    BacktestResult result = Backtest.run(windows, plan, collector);
    return new BacktestPage(result, collector.stories(), new Charted(collector.stories())).write();
  }

  private static List<InputWindow> windows() {
    List<InputWindow> windows = new ArrayList<>(List.of(
        Drawn.crash("btc-updown-15m-1772241300").tape(), Drawn.winner("calm", 1).tape(), Drawn.winner(HOSTILE, 2).tape(),
        new SkippedWindow("bad" + HOSTILE, "file", "because of " + HOSTILE)));
    for (int i = 3; i < 14; i++) windows.add(Drawn.winner("winner-" + i, i).tape());
    return windows;
  }

  @Test
  void nothingFromAnInputBecomesMarkup() {
    String page = page(windows());
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      String name = tags.group(1).replace("/", "");
      assertThat(TAGS).as(tags.group()).contains(name);
      assertThat(tags.group(2)).as(tags.group()).doesNotContainPattern("\\son[a-z]+\\s*=");
    }
    assertThat(page.indexOf('\u001b')).isNegative();
    assertThat(page.indexOf('\u202e')).isNegative();
    assertThat(page.contains("&lt;script&gt;alert(2)")).isTrue();
  }

  @Test
  void opensWithoutNetworkAndWithoutScripts() {
    String page = page(windows());
    String policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";
    assertThat(page.indexOf(policy)).isBetween(0, page.indexOf("<style>"));
    Matcher outside = Pattern.compile("(src|href)=\"[^#].{0,40}|@import|url\\(|https?:.{0,40}").matcher(page.replace("http://www.w3.org/2000/svg", ""));
    assertThat(outside.results().map(match -> match.group())).isEmpty();
  }

  @Test
  void drawingsAreWellFormed() throws Exception {
    assertThat(WellFormed.drawings(page(windows()))).isGreaterThan(20);
  }

  @Test
  void linksLeadSomewhere() {
    String page = page(windows());
    Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
    while (links.find()) assertThat(page.contains("id=\"" + links.group(1) + "\"")).as(links.group()).isTrue();
  }

  @Test
  void saysWhatHappened() {
    String page = page(windows());
    for (String words : List.of("blackout 6.00 s", "SYNTHETIC", "hard-stop", "danger-exit", "held to settlement", "ideal execution", "max drawdown",
        "because of &lt;img")) {
      assertThat(page.contains(words)).as(words).isTrue();
    }
  }

  @Test
  void aLineHasNoMorePointsThanPixels() {
    Drawn busy = new Drawn("busy", Outcome.UP).bid(140, 97).bid(109, 94).sale(109, 95, 100).bid(108.5, 97);
    for (int i = 0; i < 20_000; i++) busy.bid(108 - i * 0.005, 90 + i % 7);
    Matcher lines = Pattern.compile("<path class=\"line[^\"]*\" d=\"([^\"]*)\"").matcher(page(List.of(busy.tape())));
    int most = 0;
    while (lines.find()) most = Math.max(most, lines.group(1).split("[MHL]").length - 1);
    assertThat(most).isBetween(500, 960);
  }

  @Test
  void sameBytesWhateverTheLocale() {
    String first = page(windows());
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"ar-EG", "tr"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(page(windows()).equals(first)).as(tag).isTrue();
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingAtAllIsAPageToo() {
    assertThat(page(List.of(new SkippedWindow("w", "file", "no book"))).contains("no book")).isTrue();
  }
}
