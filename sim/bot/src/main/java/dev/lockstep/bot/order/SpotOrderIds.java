package dev.lockstep.bot.order;

import dev.lockstep.bot.market.Side;

/**
 * Client order ids of the spot bot: prefix, purpose, side, session, intent and attempt as decimal digits of one number. The prefix names the
 * bot, so what rests under it at the venue is ours; the session rises with every start, so an id is never used twice; all orders of one
 * intent differ in the attempt only.
 */
public final class SpotOrderIds {
  /** Attempts of one intent: a reprice is a new attempt. */
  public static final int ATTEMPTS_MAX = 100;
  private static final Purpose[] PURPOSES = Purpose.values();
  private static final Side[] SIDES = Side.values();
  private static final long INTENTS_MAX = 1_000_000L;
  private static final long SESSIONS_MAX = 100_000L;
  private static final long SESSION_UNIT = INTENTS_MAX * ATTEMPTS_MAX;
  private static final long SIDE_UNIT = SESSION_UNIT * SESSIONS_MAX;
  private static final long PURPOSE_UNIT = SIDE_UNIT * 10;
  private static final long PREFIX_UNIT = PURPOSE_UNIT * 10;

  private final long prefix;
  private long session;
  private long intents;

  public SpotOrderIds(long prefix, long session) {
    if (prefix <= 0 || prefix > 9_000) throw new IllegalArgumentException("prefix " + prefix + " must lie in 1 to 9000");
    if (session < 0 || session >= SESSIONS_MAX) throw new IllegalArgumentException("session " + session);
    this.prefix = prefix;
    this.session = session;
  }

  /** The session that all ids made here belong to. */
  public long session() {
    return session;
  }

  /** A session that the venue has seen ids of is over: the next one is used, if no id was given out yet. */
  public void after(long seenSession) {
    if (intents == 0 && seenSession >= session) session = seenSession + 1;
  }

  /** The {@code attempt}-th order that closes the lot which an entry intent opened. */
  public static ClientOrderId exitOf(long lotIntent, int attempt) {
    ClientOrderId entry = new ClientOrderId(lotIntent * ATTEMPTS_MAX);
    long purpose = (Purpose.EXIT.ordinal() - purpose(entry).ordinal()) * PURPOSE_UNIT;
    long side = (side(entry).opposite().ordinal() - side(entry).ordinal()) * SIDE_UNIT;
    return new ClientOrderId(entry.value() + purpose + side + attempt);
  }

  /** Whether an exit closes the lot of an entry intent. */
  public static boolean closes(ClientOrderId exit, long lotIntent) {
    return intent(exitOf(lotIntent, 0)) == intent(exit);
  }

  /** The first attempt of a fresh intent. */
  public ClientOrderId next(Purpose purpose, Side side) {
    if (++intents >= INTENTS_MAX) throw new IllegalStateException("a session has at most " + INTENTS_MAX + " intents");
    long id = prefix * PREFIX_UNIT + purpose.ordinal() * PURPOSE_UNIT + side.ordinal() * SIDE_UNIT + session * SESSION_UNIT;
    return new ClientOrderId(id + intents * ATTEMPTS_MAX);
  }

  /** The id of the next attempt of the same intent. */
  public static ClientOrderId again(ClientOrderId id) {
    if (attempt(id) + 1 >= ATTEMPTS_MAX) throw new IllegalStateException("order " + id + ": more than " + ATTEMPTS_MAX + " attempts");
    return new ClientOrderId(id.value() + 1);
  }

  /** What all attempts of one intent share; also the name of the lot that an entry opens. */
  public static long intent(ClientOrderId id) {
    return id.value() / ATTEMPTS_MAX;
  }

  public static int attempt(ClientOrderId id) {
    return (int) (id.value() % ATTEMPTS_MAX);
  }

  public static long prefix(ClientOrderId id) {
    return id.value() / PREFIX_UNIT;
  }

  public static long session(ClientOrderId id) {
    return id.value() / SESSION_UNIT % SESSIONS_MAX;
  }

  public static Purpose purpose(ClientOrderId id) {
    return PURPOSES[(int) (id.value() / PURPOSE_UNIT % 10)];
  }

  public static Side side(ClientOrderId id) {
    return SIDES[(int) (id.value() / SIDE_UNIT % 10)];
  }
}
