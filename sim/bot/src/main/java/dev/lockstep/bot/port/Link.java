package dev.lockstep.bot.port;

/** A venue's stream. One connection is a number that the link gives out; texts of another number are late and mean nothing. */
public interface Link {
  /** Opens a connection; the reply is its number, or an error. */
  Reply<Long> open(Listener listener);

  /** Closes a connection from our side; nothing comes of it afterwards. A number that is closed already is ignored. */
  void close(long connection);

  /** Called on the runtime's own thread: a listener posts to a lane and does nothing else. */
  interface Listener {
    void onText(long connection, String text);

    /** The other side closed. {@code code} as in RFC 6455; 1006 means without a word. */
    void onClosed(long connection, int code);
  }
}
