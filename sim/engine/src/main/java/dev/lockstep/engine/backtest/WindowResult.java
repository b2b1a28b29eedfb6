package dev.lockstep.engine.backtest;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.venue.Executions;
import java.util.List;
import java.util.Map;

/**
 * What came of one run.
 *
 * @param openLots UP and DOWN shares still held when the run ended, before settlement
 * @param unsettled whether shares are left whose value is not known; less than a hundredth of a share of a binary market is worth a cent at most and
 *     counts as nothing
 * @param cashNanoUsd change of collateral, after fees and settlement
 * @param feesNanoUsd null where the venue's fees are not known
 * @param believedPnlNanoUsd what the bot booked
 * @param thresholds compared settings with the interval in which each would have changed nothing
 * @param stateHash hash over journal and account
 */
public record WindowResult(
    Window window,
    String release,
    Settings settings,
    List<JournalEntry> journal,
    Executions executions,
    long[] openLots,
    boolean unsettled,
    long cashNanoUsd,
    Long feesNanoUsd,
    long believedPnlNanoUsd,
    Map<String, Threshold> thresholds,
    long stateHash,
    long rows,
    long bookUnknownNanos) {}
