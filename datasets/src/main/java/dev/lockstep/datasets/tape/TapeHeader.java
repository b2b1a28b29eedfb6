package dev.lockstep.datasets.tape;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Window;

/** What a tape says before its rows. {@code rows} is -1 where it is not known in advance. */
public record TapeHeader(Instrument instrument, Window window, long rows) {}
