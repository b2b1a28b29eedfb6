package dev.lockstep.bot.window;

import static dev.lockstep.bot.settings.Setting.choice;
import static dev.lockstep.bot.settings.Setting.compared;
import static dev.lockstep.bot.settings.Setting.used;
import static dev.lockstep.bot.settings.Unit.COUNT;
import static dev.lockstep.bot.settings.Unit.NUMBER;
import static dev.lockstep.bot.settings.Unit.PRICE;
import static dev.lockstep.bot.settings.Unit.SECONDS;
import static dev.lockstep.bot.settings.Unit.SHARES;

import dev.lockstep.bot.settings.Setting;
import java.util.List;

/**
 * The window bot's settings. Defaults are those of v1.61 (commit 73d2084 of the recorded bot); other releases override some.
 */
public final class WindowSettings {
  public static final String ENTRY_MODE = "entry.mode";
  public static final String ENTRY_SHARES = "entry.shares";
  public static final String ENTRY_BID = "entry.bid";
  public static final String ENTRY_CONFIDENCE = "entry.confidence";
  public static final String ENTRY_MIN_SECONDS = "entry.min-seconds-left";
  public static final String ENTRY_STABLE_PRICE = "entry.stable-price";
  public static final String ENTRY_JUMP_MAX = "entry.jump-max";
  public static final String ENTRY_OPPONENT_MAX = "entry.opponent-max";
  public static final String ENTRY_VERIFY_WAIT = "entry.verify-wait";
  public static final String HARD_STOP_TRIGGER = "exits.hard-stop.trigger";
  public static final String HARD_STOP_TICKS = "exits.hard-stop.ticks";
  public static final String CONFIRM_SECONDS = "exits.confirm.seconds";
  public static final String CONFIRM_BAND = "exits.confirm.band";
  public static final String EXIT_FLOOR = "exits.floor";
  public static final String DANGER_SCORE = "exits.danger.score";
  public static final String DANGER_OPPONENT_ASK = "exits.danger.opponent-ask";
  public static final String DANGER_TICKS = "exits.danger.ticks";
  public static final String SAFETY_BID = "exits.safety.bid";
  public static final String SAFETY_SECONDS = "exits.safety.seconds";
  public static final String FAST_PATH_SECONDS = "exits.fast-path.seconds";
  public static final String LOCK_PRICE = "lock.price";
  public static final String LOCK_CANCEL = "lock.cancel";
  public static final String LOCK_TRIES = "lock.tries";
  public static final String LOCK_INTERVAL = "lock.interval";
  public static final String LOCK_LATER_INTERVAL = "lock.later-interval";
  public static final String LOOP_PERIOD = "loop.period";
  public static final String LOOP_REST_MIN = "loop.rest-min";
  public static final String LOOP_FINAL_SECONDS = "loop.final-seconds";
  public static final String LOOP_FINAL_PERIOD = "loop.final-period";
  public static final String LOOP_FINAL_REST_MIN = "loop.final-rest-min";
  public static final String LOOP_CLOSE_GUARD = "loop.close-guard";
  public static final String LOOP_POSITIONS_UNTIL = "loop.positions-until";
  public static final String EXECUTION_ATTEMPTS = "execution.attempts";
  public static final String EXECUTION_RETRY_WAIT = "execution.retry-wait";
  public static final String EXECUTION_EMPTY_WAIT = "execution.empty-wait";
  public static final String EXECUTION_POLL = "execution.poll";
  public static final String EXECUTION_CHUNK_WAIT = "execution.chunk-wait";
  public static final String EXECUTION_CLEAN_UP = "execution.clean-up-shares";
  public static final String EXECUTION_DEPTH_SHARE = "execution.depth-share";
  public static final String EXECUTION_LAST_RESORT_ROUNDS = "execution.last-resort-rounds";
  public static final String BLACKOUT_THRESHOLD = "blackout.threshold";

  private WindowSettings() {}

  public static List<Setting> all() {
    return List.of(
        choice(ENTRY_MODE, "capture", List.of("capture", "assume"),
            "capture: the bot's own 95-cent bid; assume: shares are put on at the first confident ask, to judge the exits"),
        used(ENTRY_SHARES, SHARES, "25", "5", "100000", "shares per window"),
        used(ENTRY_BID, PRICE, "0.95", "0.01", "0.99", "limit of the capture bid"),
        compared(ENTRY_CONFIDENCE, PRICE, "0.95", "0.01", "0.99", "ask minus time penalty from which a side is captured"),
        compared(ENTRY_MIN_SECONDS, SECONDS, "10", "0", "900", "no entry with less time left"),
        compared(ENTRY_STABLE_PRICE, PRICE, "0.97", "0.01", "1", "entry passes the filter if the last three asks are at least this"),
        compared(ENTRY_JUMP_MAX, PRICE, "0.08", "0", "1", "largest step of the last ten asks that still counts as calm"),
        compared(ENTRY_OPPONENT_MAX, PRICE, "0.15", "0", "1", "largest opponent ask of the history that still counts as calm"),
        used(ENTRY_VERIFY_WAIT, SECONDS, "0.5", "0", "60", "wait after placing the capture bid before it is verified"),
        compared(HARD_STOP_TRIGGER, PRICE, "0.65", "0.001", "0.999", "best bid at or below which the hard stop counts"),
        compared(HARD_STOP_TICKS, COUNT, "2", "1", "1000", "consecutive loops until the hard stop fires"),
        compared(CONFIRM_SECONDS, SECONDS, "1", "0", "900", "v2: how long the best bid must have been low until the hard stop fires"),
        compared(CONFIRM_BAND, PRICE, "0.05", "0", "1",
            "v2: bids this far below the best must carry the whole position; a hollower book does not count"),
        compared(EXIT_FLOOR, PRICE, "0.02", "0", "0.999", "v2: price at which the bids must carry the whole position; below it shares are held"),
        compared(DANGER_SCORE, NUMBER, "0.4", "0.001", "10", "danger score from which the danger exit counts"),
        compared(DANGER_OPPONENT_ASK, PRICE, "0.15", "0", "0.999", "opponent ask above which the danger exit may count"),
        compared(DANGER_TICKS, COUNT, "2", "1", "1000", "consecutive loops until the danger exit fires"),
        compared(SAFETY_BID, PRICE, "0.8", "0.001", "0.999", "best bid below which the safety exit fires"),
        compared(SAFETY_SECONDS, SECONDS, "10", "0", "900", "time left from which the safety exit is armed"),
        compared(FAST_PATH_SECONDS, SECONDS, "30", "0", "900", "time left from which exits skip the book walk and send FOK at once"),
        used(LOCK_PRICE, PRICE, "0.99", "0.01", "0.999", "limit of the resting profit-lock sell"),
        compared(LOCK_CANCEL, PRICE, "0.7", "0", "0.999", "best bid below which the resting profit lock is cancelled"),
        used(LOCK_TRIES, COUNT, "60", "0", "100000", "tries to place the profit lock at the short interval"),
        used(LOCK_INTERVAL, SECONDS, "0.5", "0", "60", "rest after each of these tries"),
        used(LOCK_LATER_INTERVAL, SECONDS, "5", "0.1", "600", "rest between the endless later tries, where a release has them"),
        used(LOOP_PERIOD, SECONDS, "0.5", "0.01", "60", "period of the polling loop"),
        used(LOOP_REST_MIN, SECONDS, "0.1", "0", "60", "shortest rest between two loops"),
        used(LOOP_FINAL_SECONDS, SECONDS, "15", "0", "900", "time left from which a loop with a position is faster"),
        used(LOOP_FINAL_PERIOD, SECONDS, "0.2", "0.01", "60", "period of that faster loop"),
        used(LOOP_FINAL_REST_MIN, SECONDS, "0.05", "0", "60", "shortest rest of that faster loop"),
        used(LOOP_CLOSE_GUARD, SECONDS, "10", "0", "900", "time left from which a flat bot cancels everything and idles"),
        used(LOOP_POSITIONS_UNTIL, SECONDS, "90", "0", "900", "time left down to which each loop also asks for the positions"),
        used(EXECUTION_ATTEMPTS, COUNT, "15", "1", "1000", "FOK attempts of one fast exit"),
        used(EXECUTION_RETRY_WAIT, SECONDS, "0.5", "0", "60", "rest after a refused FOK"),
        used(EXECUTION_EMPTY_WAIT, SECONDS, "1", "0", "60", "rest when there is no bid at all"),
        used(EXECUTION_POLL, SECONDS, "0.5", "0.01", "60", "interval at which a resting exit chunk is looked at"),
        used(EXECUTION_CHUNK_WAIT, SECONDS, "3", "0.01", "600", "longest rest of an exit chunk before it is cancelled"),
        used(EXECUTION_CLEAN_UP, SHARES, "10", "0", "100000", "remainder up to which the book walk hands over to FOK after one pass"),
        used(EXECUTION_DEPTH_SHARE, NUMBER, "0.9", "0.01", "1", "share of the bid depth that one FOK chunk may take"),
        used(EXECUTION_LAST_RESORT_ROUNDS, COUNT, "30", "0", "1000", "ten-second rounds of the last resort"),
        used(BLACKOUT_THRESHOLD, SECONDS, "1", "0.001", "900", "gap between two evaluations from which it is a blackout"));
  }
}
