package dev.lockstep.bot.seeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a test has seen. Texts must be the same in every run. */
public final class SeedEvidence {
  private final List<String> broken = new ArrayList<>();
  private String ours = "";

  SeedEvidence() {}

  /** A broken form violated an invariant, as it must. */
  public void broken(String form, String invariant, String what) {
    broken.add(form + " violates **" + invariant + "**: " + what);
  }

  /** Ours went through the same and violated nothing; {@code what} is the figure or the outcome. */
  public void ours(String what) {
    ours = what;
  }

  /** The recipe has no meaning in Java or cannot be reached as written: why, and what holds instead. */
  public void nothingToBreak(String why, String instead) {
    broken.add("void: " + why);
    ours = instead;
  }

  /** A number as the page prints it. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  String cells() {
    if (broken.isEmpty() || ours.isEmpty()) throw new AssertionError("a row needs a broken form that failed and ours that did not");
    return String.join("; ", broken) + " | green: " + ours;
  }
}
