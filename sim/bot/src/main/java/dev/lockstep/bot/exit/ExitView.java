package dev.lockstep.bot.exit;

/**
 * What an exit tier may look at. Prices in millionths of a dollar, -1 where the book has none; the opponent's ask is the
 * sentinel 0.50 where its list is empty, as in the recorded bot.
 *
 * @param leftNanos time to the window's end
 * @param carryMicro price of the bid level at which the bids, best first, have carried the whole position; -1 if all of them cannot
 * @param scoreMicro danger score in millionths
 * @param quoteNanos when the books were asked for
 */
public record ExitView(
    long leftNanos, int bidTicks, long bidMicro, long bidLots, long carryMicro, long opponentAskMicro, long scoreMicro,
    long quoteNanos) {}
