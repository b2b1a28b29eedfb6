package dev.lockstep.bot.window;

import dev.lockstep.bot.market.MarketWindow;
import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;
import java.util.List;
import java.util.Map;

/**
 * The window bot, assembled for one market. Its loop is: ask for both books, see (status, entry), evaluate (exits), rest. Seeing and
 * evaluating are two tasks on the main lane; a release that places the profit lock on that lane makes it run between them.
 */
public final class WindowBot implements TradingBot {
  /** Ids of profit-lock orders start here, apart from those of the main lane: two lanes share no counter. */
  public static final long FIRST_LOCK_ORDER = 1_000_000;
  /** Every life of a bot counts its orders from 1; a bot that keeps state adds so much times the number of its life on the way to the venue. */
  public static final long IDS_OF_A_LIFE = 10_000_000L;
  private static final long IDLE_NANOS = 500_000_000L;

  private final WindowContext context;
  private final WindowParts parts;
  private final ExecutionProfile profile;
  private final StatusLines status;
  private final Entry entry;
  private final Evaluation evaluation;
  private final Thresholds thresholds;
  private long loopStartNanos;
  private volatile boolean halted;

  public WindowBot(MarketWindow market, WindowParts parts, ExecutionProfile profile, Settings settings, Ports ports) {
    Lane main = ports.lanes().lane(profile.laneOf(Role.EXITS));
    this.parts = parts;
    this.profile = profile;
    context = new WindowContext(market, settings, ports, main, new WindowState(main), ports.lanes().newSignal());
    status = new StatusLines(context);
    thresholds = new Thresholds(settings);
    List<ExitTier> tiers = parts.tiers().apply(thresholds);
    entry = entry(settings);
    LockMonitor monitor = new LockMonitor(context, thresholds.of(WindowSettings.LOCK_CANCEL), parts.lockPartial());
    evaluation =
        new Evaluation(context, tiers, monitor, new ExitExecution(context, parts, thresholds.of(WindowSettings.FAST_PATH_SECONDS)));
  }

  /** Whether an order, by its id at the venue, is a profit lock. */
  public static boolean isProfitLock(ClientOrderId order) {
    return order.value() % IDS_OF_A_LIFE >= FIRST_LOCK_ORDER;
  }

  private Entry entry(Settings settings) {
    EntryRule rule = new EntryRule(thresholds.of(WindowSettings.ENTRY_CONFIDENCE), thresholds.of(WindowSettings.ENTRY_MIN_SECONDS));
    if (settings.word(WindowSettings.ENTRY_MODE).equals("assume")) return new AssumedEntry(context, rule, this::startProfitLock);
    EntryFilter filter = new EntryFilter(
        thresholds.of(WindowSettings.ENTRY_STABLE_PRICE), thresholds.of(WindowSettings.ENTRY_JUMP_MAX),
        thresholds.of(WindowSettings.ENTRY_OPPONENT_MAX));
    return new CaptureEntry(context, status, filter, rule, this::startProfitLock);
  }

  @Override
  public void start() {
    context.main().execute("Watch", this::watch);
  }

  @Override
  public Map<String, Threshold> thresholds() {
    return thresholds.all();
  }

  @Override
  public boolean isFinished() {
    return context.state().hasExited() && !context.state().captureMayFillMore();
  }

  @Override
  public long believedPnlNanoUsd() {
    return context.state().believedPnlNanoUsd();
  }

  /**
   * Goes on with what an earlier life of the process did in this window; on the main lane, before the start.
   *
   * @param purchase its entry order, which has ended
   * @param heldLots what is left of it; 0 if it was sold or never filled, and then nothing more is bought in this window
   */
  public void resume(Outcome side, ClientOrderId purchase, long heldLots, long priceMicro, long peakMicro) {
    WindowState state = context.state();
    state.captureSent(side, purchase);
    state.filled(side, heldLots, 0, priceMicro, peakMicro);
    if (context.market().floorToHundredth(heldLots) > 0) startProfitLock();
    else state.exited(ExitReason.NONE);
  }

  /** No further loop; what the lanes still do finds a closed door. */
  public void halt() {
    halted = true;
    context.lockStop().raise();
  }

  private Step watch() {
    if (halted) return Step.DONE;
    loopStartNanos = context.now();
    long left = context.leftNanos();
    if (left < 0) return windowOver();
    if (left <= context.settings().nanos(WindowSettings.LOOP_CLOSE_GUARD) && !context.state().holds()) return guardClose();
    Reply<BookView> up = context.ports().books().book(Outcome.UP);
    Reply<BookView> down = context.ports().books().book(Outcome.DOWN);
    return Step.awaitAll(List.of(up, down), Calls.BOOK_TIMEOUT_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      if (!up.succeeded() || !down.succeeded()) return booksMissing(up.succeeded() ? down : up);
      return see(new BookPair(context.market(), up.value(), down.value(), loopStartNanos));
    });
  }

  private Step booksMissing(Reply<BookView> failed) {
    write(new JournalEntry.RequestFailed(context.now(), lane(), "books", failed.error()));
    return rest();
  }

  private Step see(BookPair books) {
    status.see(books, evaluation.scoreMicro(books), "");
    return entry.step(books, () -> {
      context.main().execute("Evaluate", () -> evaluation.run(books, this::positions));
      return Step.DONE;
    });
  }

  /** While quoting would still be possible each loop also asks for the positions; the answer changes nothing here but the pace. */
  private Step positions() {
    if (context.leftNanos() <= context.settings().nanos(WindowSettings.LOOP_POSITIONS_UNTIL)) return rest();
    return call(context.ports().account().positionLots(Outcome.UP), lots -> rest(), error -> rest());
  }

  private Step rest() {
    Settings settings = context.settings();
    long elapsed = context.now() - loopStartNanos;
    boolean isFinal = context.state().holds() && context.leftNanos() <= settings.nanos(WindowSettings.LOOP_FINAL_SECONDS);
    long period = settings.nanos(isFinal ? WindowSettings.LOOP_FINAL_PERIOD : WindowSettings.LOOP_PERIOD);
    long restMin = settings.nanos(isFinal ? WindowSettings.LOOP_FINAL_REST_MIN : WindowSettings.LOOP_REST_MIN);
    context.main().executeAfter(Math.max(restMin, period - elapsed), "Watch", this::watch);
    return Step.DONE;
  }

  private Step guardClose() {
    context.main().executeAfter(IDLE_NANOS, "Watch", this::watch);
    return call(context.ports().broker().cancelAll(), cancelled -> Step.DONE, error -> Step.DONE);
  }

  private void startProfitLock() {
    WindowState state = context.state();
    Lane lane = context.ports().lanes().lane(profile.laneOf(Role.PROFIT_LOCK));
    Lane later = context.ports().lanes().lane(profile.laneOf(Role.PROFIT_LOCK_LATER));
    new ProfitLock(context, lane, later, parts.laterTries(), state.side(), state.heldLots(), (order, lots) -> {
      state.lockPlaced(order, lots);
      write(new JournalEntry.Lock(context.now(), lane(), JournalEntry.LockState.PLACED, order.value(), lots, BookView.NONE));
    }).start();
  }

  /** The next window's state replaces this one's; orders are cancelled. Retries end here only where the release says so. */
  private Step windowOver() {
    WindowState state = context.state();
    write(new JournalEntry.WindowOver(context.now(), lane(), context.market().id(), state.hasExited(), state.believedPnlNanoUsd()));
    parts.lockEnd().windowOver(context.lockStop());
    return call(context.ports().broker().cancelAll(), cancelled -> Step.DONE, error -> Step.DONE);
  }

  private String lane() {
    return context.main().name();
  }

  private void write(JournalEntry journalEntry) {
    context.ports().journal().write(journalEntry);
  }
}
