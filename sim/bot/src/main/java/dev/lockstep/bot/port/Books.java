package dev.lockstep.bot.port;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;

/** Order books on request. The venue's book is sampled when the request arrives there. */
public interface Books {
  Reply<BookView> book(Outcome outcome);
}
