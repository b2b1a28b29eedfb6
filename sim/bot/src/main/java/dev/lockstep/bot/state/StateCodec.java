package dev.lockstep.bot.state;

/** How a state becomes text and text a state. */
public interface StateCodec<S> {
  /** One JSON object of at least one member, in ASCII; the same state gives the same text. */
  String encode(S state);

  /** The state of a text that {@link #encode} wrote; anything else is the wrong shape. */
  S decode(JsonFields fields) throws WrongShape;
}
