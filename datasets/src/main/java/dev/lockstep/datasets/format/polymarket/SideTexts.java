package dev.lockstep.datasets.format.polymarket;

/** The side texts of the tokens of a file: {@link SideText} by the token's id, a few of them, the oldest given up first. */
final class SideTexts {
  private static final int KEPT = 4;
  private final SideText[] texts = new SideText[KEPT];
  private final String[] tokens = new String[KEPT];
  private int next;
  private long states;

  /** Reads one side of a book of {@code token} at the cursor. */
  void read(Cursor in, String token, Levels out) {
    of(token).read(in, out, ++states);
  }

  /** The one of a token as {@link Names} gives it, so that one id is one object; null where the id comes later in the line. */
  @SuppressWarnings("ReferenceEquality")
  private SideText of(String token) {
    for (int i = 0; i < KEPT; i++) if (texts[i] != null && tokens[i] == token) return texts[i];
    int at = next;
    next = (next + 1) % KEPT;
    tokens[at] = token;
    texts[at] = new SideText();
    return texts[at];
  }
}
