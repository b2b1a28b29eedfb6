package dev.lockstep.bot.feed;

/** Turns a text of the stream into a message, or says why not. */
public interface FeedReader {
  FeedMessage read(String text) throws BadDataException;
}
