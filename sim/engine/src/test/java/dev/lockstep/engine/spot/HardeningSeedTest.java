package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.aimed;
import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.execution.ExecutionEnd;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seed 003: items 1 to 15 as written, and ours in the same windows. */
class HardeningSeedTest {
  private static final SwarmFaultKind LINK = SwarmFaultKind.F17_LINK;
  private static final int HALF_OPEN = 0;
  private static final int REFUSED = 5;

  @Test
  @SeedRow(row = "003 item 1", code = "`FeedClocks`, `ConnectionSupervisor`", scenario = "a half-open connection; a stream of nothing but unusable messages for 70 s")
  void twoClocksFindTwoKindsOfSilence(SeedEvidence evidence) {
    with(fault(LINK, 60, 70, HALF_OPEN))
        .breaks(evidence, "LinkPolicies.Watch.ON_MESSAGE", "I13", "the age is looked at when a message comes: none does (Z3)");
    SeedWindows rubbish = with(fault(SwarmFaultKind.F5_BAD_VALUES, 60, 130, 1_000));
    assertThat(rubbish.told("LinkPolicies.Usable.ANY_MESSAGE", 1)).noneMatch(line -> line.contains("nothing usable"));
    evidence.broken("`LinkPolicies.Usable.ANY_MESSAGE` (as written: stamped before validation)", "data has a clock of its own", "NaN for 70 s looks alive (Z5)");
    rubbish.green(10);
    assertThat(rubbish.told("spot-v3", 1)).anyMatch(line -> line.contains("DISCONNECTED") && line.contains("nothing usable came for too long"));
    evidence.ours("20 s without a message or 30 s without a usable one drop the connection, on a timer of their own");
  }

  @Test
  @SeedRow(row = "003 item 2", code = "`GuardedReader`, `DataGuard`", scenario = "one message in five has a field that is NaN, infinite, zero, negative, absurd or of another scale")
  void everyFieldIsGuarded(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F5_BAD_VALUES, 20, 290, 200))
        .breaks(evidence, "SpotPolicies.Reading.LAST_AND_CLOSE+SpotPolicies.Neighbours.NOT_JUDGED", "I9", "last and close alone: NaN asks, highs and sizes pass, `NaN <= 0` is false (Z6)");
    evidence.ours("each field by itself and by its neighbours; an order never leaves the market's range");
  }

  @Test
  @SeedRow(row = "003 item 3", code = "`SupervisedLane`, `Supervision`", scenario = "calls of the client libraries throw for a minute")
  void aHandlerThatThrowsSurvives(SeedEvidence evidence) {
    SeedWindows throwing = with(fault(SwarmFaultKind.F28_THROWS, 60, 120, 500))
        .breaks(evidence, "SpotPolicies.Thrown.ENDS_LOOP", "I7", "before the item: the task dies in silence");
    String spent = "CLOSING 0 0 error_budget";
    assertThat(told(throwing, "SpotPolicies.ErrorCount.EACH")).anyMatch(line -> line.contains(spent));
    evidence.broken("`SpotPolicies.ErrorCount.EACH` (as written)", "one defect is one error", "a defect that lasts spends the budget of 20 and ends the session");
    assertThat(told(throwing, "spot-v3")).noneMatch(line -> line.contains(spent)).anyMatch(line -> line.contains(" ERROR "));
    evidence.ours("each step of each task is guarded; an episode counts once; on lanes that look after orders the bot closes loudly");
  }

  private static List<String> told(SeedWindows windows, String release) {
    List<String> lines = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) lines.addAll(windows.told(release, seed));
    return lines;
  }

  @Test
  @SeedRow(row = "003 item 4", code = "`Shutdown.begin`, `ShutdownGate`", scenario = "SIGTERM three times within a second")
  void closingBeginsOnce(SeedEvidence evidence) {
    with(aimed(SwarmFaultKind.F24_SHUTDOWN, 60, 100, OrderPhase.QUEUED))
        .breaks(evidence, "SpotPolicies.SecondRequest.BEGINS_ANEW", "I3", "each request starts a shutdown of its own");
    evidence.ours("the first reason wins, the later ones change nothing");
  }

  @Test
  @SeedRow(row = "003 item 5", code = "`Backfill`, `CandleSeries`", scenario = "a general catch before a narrow one")
  void anUnreachableCatchDoesNotCompile(SeedEvidence evidence, @TempDir Path folder) {
    assertThat(compiles(folder, "try { throw new java.io.IOException(); } catch (Exception e) { } catch (java.io.IOException e) { }")).isFalse();
    assertThat(compiles(folder, "try { throw new java.io.IOException(); } catch (java.io.IOException e) { } catch (Exception e) { }")).isTrue();
    evidence.nothingToBreak("javac refuses a catch that cannot be reached", "gaps beyond 1.5 intervals are filled again; the off-by-one of the count (FACTS-003, 12) is not ours");
  }

  @Test
  @SeedRow(row = "003 item 7", code = "`ConnectionSupervisor.stop`", scenario = "a half-open connection is given up; the bot closes")
  void noConnectionIsLeftOpen(SeedEvidence evidence) {
    with(fault(LINK, 60, 65, HALF_OPEN)).breaks(evidence, "LinkPolicies.OldConnection.LEFT_OPEN", "I10", "the old one stays beside the new one");
    with().breaks(evidence, "SpotPolicies.LinkAtClose.LEFT_OPEN", "I10", "one is open after the end");
    evidence.ours("at most one connection, none at the end, whatever ended it");
  }

  @Test
  @SeedRow(row = "003 item 8", code = "`GuardedReader`, `FlatJson`", scenario = "each third quote has no ask; each third is cut off")
  void aTextWithoutAFieldIsRefused(SeedEvidence evidence) {
    with().through(Seams.eachThirdQuote(text -> text.replaceAll(",\"a\":\"[^\"]*\"", "")))
        .breaks(evidence, "SpotPolicies.Reading.MISSING_IS_ZERO+SpotPolicies.Neighbours.NOT_JUDGED", "I9", "before the item: `get(\"sell\", 0)`, an ask of zero is traded on");
    with().through(Seams.eachThirdQuote(text -> text.substring(0, text.length() / 2))).green(10);
    evidence.ours("a field that is missing, or no JSON, refuses the text with a reason code and nothing else");
  }

  @Test
  @SeedRow(row = "003 item 9", code = "`ExecutionQueue.offer`, `SpotOrderIds`", scenario = "orders are refused by the venue; an id is offered twice, and again after the queue was full")
  void anIdIsExecutedOnce(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F14_REJECT_STORM, 20, 290, 600))
        .breaks(evidence, "SpotPolicies.ExitIds.REUSED", "I4", "an id that the venue has seen is sent again");
    assertThat(QueueStory.offeredAgain("ExecutionPolicies.Idempotence.NONE").get(1)).isNotEqualTo(ExecutionEnd.DUPLICATE);
    evidence.broken("`ExecutionPolicies.Idempotence.NONE`", "I4", "before the item: what is queued twice is executed twice");
    assertThat(QueueStory.offeredAgain("ExecutionPolicies.Idempotence.EVEN_AFTER_REFUSAL").get(3)).isEqualTo(ExecutionEnd.DUPLICATE);
    evidence.broken("`ExecutionPolicies.Idempotence.EVEN_AFTER_REFUSAL` (as written)", "a refusal is no execution",
        "ids are remembered before the other checks: what found the queue full once is a duplicate for ever");
    assertThat(QueueStory.offeredAgain("ExecutionPolicies.Idempotence.ONCE"))
        .containsExactly(null, ExecutionEnd.DUPLICATE, ExecutionEnd.QUEUE_FULL, null, ExecutionEnd.DUPLICATE);
    evidence.ours("once by client order id; an id that was refused before it was sent may come again; 1,000 are remembered");
  }

  @Test
  @SeedRow(row = "003 item 10", code = "`Drain`, `Shutdown`", scenario = "SIGTERM while the disk is slow (up to 4 s a sync)")
  void theLastSaveIsNotCutOff(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F24_SHUTDOWN, 100, 110, 0), fault(SwarmFaultKind.F21_DISK, 100, 140, 2))
        .breaks(evidence, "SpotPolicies.LastSave.CUT_OFF", "I8", "the process ends while its last save is written (as written: after 5 s the thread goes on alone)");
    evidence.ours("the last save has ten seconds of its own after the drain; the report says whether it is durable");
  }

  @Test
  @SeedRow(row = "003 item 11", code = "`Steps.refusal`", scenario = "a start with 42 candles; the others come by the stream")
  void noEntryOnFewCandles(SeedEvidence evidence) {
    with().through(Seams.shortHistory(42))
        .breaks(evidence, "SpotPolicies.WarmUp.TWO", "I9", "two candles are enough: entries are decided on fewer than the warm-up needs");
    evidence.ours("50 candles, and fresh ones");
  }

  @Test
  @SeedRow(row = "003 item 12", code = "`Backfill`", scenario = "candles are missing and requests fail; the wall clock steps back an hour")
  void backfillingIsLimited(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F15_RATE_LIMIT, 0, 100, 600), fault(SwarmFaultKind.F2_FEED_GAP, 20, 280, 300))
        .breaks(evidence, "LinkPolicies.BackfillLimit.SUCCESSES_ONLY", "I10", "as shipped: stamped after a success, so failures hammer the venue");
    with(fault(SwarmFaultKind.F7_CLOCK_STEP, 60, 61, -3_600), fault(LINK, 70, 90, REFUSED))
        .breaks(evidence, "LinkPolicies.BackfillLimit.WALL_CLOCK", "I13", "as written: `time.time()` mutes it for an hour (Z7)");
    evidence.ours("at most once in 30 monotonic seconds, failures included");
  }

  @Test
  @SeedRow(row = "003 item 13 log", code = "`SafeJournal`", scenario = "the journal throws, once in three notes, as on a full disk")
  void aBrokenJournalStopsNothing(SeedEvidence evidence) {
    int[] notes = {0};
    with().through(Seams.journalThrows(note -> note.kind() != SpotNote.Kind.CLOSED && ++notes[0] % 3 == 0))
        .breaks(evidence, "SpotPolicies.JournalFailure.PROPAGATES", "I3", "a handler ends in the middle: what it had to do is not done");
    evidence.ours("nothing that is done depends on what is told; an alarm, which needs no log, stands until it works again");
  }

  @Test
  @SeedRow(row = "003 item 14", code = "-", scenario = "a field that is read and never set; a final one that no constructor sets")
  void aFieldIsAlwaysThere(SeedEvidence evidence, @TempDir Path folder) {
    assertThat(compiles(folder, "boolean down = shuttingDown;")).as("unknown name").isFalse();
    assertThat(compiles(folder, "class Runner { final boolean shuttingDown; } ")).as("never set").isFalse();
    evidence.nothingToBreak("javac refuses an unknown name and a final field that is not set; others begin at false", "one `ShutdownGate`, made with the bot");
  }

  private static boolean compiles(Path folder, String body) {
    JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Specimen.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return "final class Specimen { void run() throws Exception { " + body + " } }";
      }
    };
    return ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, new DiagnosticCollector<>(), List.of("-d", folder.toString()), null, List.of(source)).call();
  }

  @Test
  @SeedRow(row = "003 item 15", code = "`Supervision`", scenario = "calls of the client libraries throw for a minute")
  void anErrorSaysWhereItCameFrom(SeedEvidence evidence) {
    SeedWindows throwing = with(fault(SwarmFaultKind.F28_THROWS, 60, 120, 500));
    String whole = "\\d+ main ERROR 0 \\d+ main ETH-USD \\w+ java\\.lang\\.\\w+: .* at dev\\.lockstep\\..*";
    assertThat(errors(throwing, "SpotPolicies.ErrorEntry.MESSAGE_ONLY")).isNotEmpty().noneMatch(line -> line.matches(whole));
    evidence.broken("`SpotPolicies.ErrorEntry.MESSAGE_ONLY`", "time, instrument, lane and trace in each entry",
        "the message alone; as written it stays so: the formatter drops `exc_info`, and no field `symbol` exists (FACTS-003)");
    assertThat(errors(throwing, "spot-v3")).isNotEmpty().allMatch(line -> line.matches(whole));
    evidence.ours("each entry has all four");
  }

  private static List<String> errors(SeedWindows windows, String release) {
    return told(windows, release).stream().filter(line -> line.contains(" ERROR ")).toList();
  }
}
