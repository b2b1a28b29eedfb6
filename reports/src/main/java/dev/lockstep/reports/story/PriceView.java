package dev.lockstep.reports.story;

import dev.lockstep.reports.chart.Decimation.Series;

/**
 * Prices over a span, thinned to a number of pixels. x is seconds from the window's end (negative before it), y ticks of the held token.
 *
 * @param bid best bid at the venue; NaN where there was none or nobody knew
 * @param opponent the opponent's ask as the bot read it, sentinel included; NaN where it did not look
 * @param seen the bid the bot evaluated, at the moment of the evaluation
 */
public record PriceView(double from, double to, Series bid, Series opponent, Series seen) {}
