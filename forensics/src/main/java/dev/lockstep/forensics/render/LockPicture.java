package dev.lockstep.forensics.render;

import dev.lockstep.forensics.detect.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lock of a finding as a picture: waiters on the left, the lock, its holder or candidates on the right; a cycle as a ring. */
final class LockPicture {
  private static final int SHOWN = 6;
  /** Units across: few enough that letters of 12 units are nine pixels high on a page of 800. */
  private static final int WIDTH = 900;
  private static final int RING_ACROSS = 960;
  private static final int BOX = 280;
  private static final int LOCK = (WIDTH - BOX) / 2;
  private static final int RIGHT = WIDTH - BOX - 6;
  /** Letters of 7.3 units that a box has room for. */
  private static final int LETTERS = 36;
  private static final int ROW = 30;
  private static final int RING_SHOWN = 8;
  /** Half the width of the ring: wide enough that no two boxes of it overlap. */
  private static final int RING_WIDTH = 338;

  private LockPicture() {}

  static void draw(Markup page, Finding finding) {
    List<String> cycle = strings(finding, "cycle");
    List<String> waiters = strings(finding, "waiters");
    if (cycle.size() > 1) {
      ring(page, cycle, strings(finding, "victims").size(), "tip-" + finding.fingerprint());
    } else if (finding.details().get("lock") != null && !waiters.isEmpty()) {
      row(page, finding, waiters);
    }
  }

  private static void row(Markup page, Finding finding, List<String> waiters) {
    Object holder = finding.details().get("holder");
    List<String> right = new ArrayList<>();
    List<String> candidates = strings(finding, "holderCandidates");
    if (holder != null) {
      right.add("held by " + holder);
    } else if (candidates.isEmpty()) {
      right.add("no holder in the dump");
    } else {
      candidates.stream().limit(SHOWN).forEach(c -> right.add("candidate " + c));
    }
    List<String> left = new ArrayList<>(waiters.subList(0, Math.min(SHOWN, waiters.size())));
    if (waiters.size() > SHOWN) {
      left.add("and " + (waiters.size() - SHOWN) + " more");
    }
    int rows = Math.max(left.size(), right.size());
    int height = rows * ROW + 16;
    int middle = height / 2;
    page.raw("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"lock graph\">\n");
    column(page, left, 6, height, "#e8eef7", false, 6 + BOX, LOCK, middle);
    box(page, String.valueOf(finding.details().get("lock")), LOCK, middle - 13, "#fbe3e1", false);
    column(page, right, RIGHT, height, holder == null ? "#fff" : "#e6f4e6", holder == null, LOCK + BOX, RIGHT, middle);
    page.raw("</svg>\n");
  }

  private static void column(
      Markup page, List<String> names, int x, int height, String fill, boolean dashed, int fromX, int toX, int middle) {
    int top = (height - names.size() * ROW) / 2;
    for (int i = 0; i < names.size(); i++) {
      int y = top + i * ROW + 2;
      int y1 = x < LOCK ? y + 13 : middle;
      int y2 = x < LOCK ? middle : y + 13;
      page.raw("<line x1=\"" + fromX + "\" y1=\"" + y1 + "\" x2=\"" + toX + "\" y2=\"" + y2 + "\" stroke=\"#8a94a0\""
          + (dashed ? " stroke-dasharray=\"5 4\"" : "") + "/>\n");
      box(page, names.get(i), x, y, fill, dashed);
    }
  }

  private static void box(Markup page, String text, int x, int y, String fill, boolean dashed) {
    page.raw("<g><title>").text(text).raw("</title><rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + BOX + "\" height=\"26\" rx=\"4\" fill=\"" + fill
        + "\" stroke=\"#8a94a0\"" + (dashed ? " stroke-dasharray=\"5 4\"" : "") + "/><text x=\"" + (x + 8) + "\" y=\"" + (y + 17) + "\">")
        .text(cut(text)).raw("</text></g>\n");
  }

  private static String cut(String text) {
    return text.length() <= LETTERS ? text : text.substring(0, LETTERS - 1) + "\u2026";
  }

  private static void ring(Markup page, List<String> cycle, int victims, String tip) {
    int shown = Math.min(RING_SHOWN, cycle.size());
    int height = 90 + shown * 40;
    double centre = height / 2.0;
    double radius = height / 2.0 - 30;
    page.raw("<svg viewBox=\"0 0 " + RING_ACROSS + " " + height + "\" role=\"img\" aria-label=\"deadlock cycle\">\n"
        + "<defs><marker id=\"" + tip + "\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
        + "<path d=\"M0 0L8 4L0 8z\" fill=\"#c4262e\"/></marker></defs>\n");
    double[][] at = new double[shown][];
    for (int i = 0; i < shown; i++) {
      double angle = -Math.PI / 2 + 2 * Math.PI * i / shown;
      at[i] = new double[] {RING_ACROSS / 2.0 + RING_WIDTH * Math.cos(angle), centre + radius * Math.sin(angle)};
    }
    for (int i = 0; i < shown; i++) {
      edge(page, at[i], at[(i + 1) % shown], shown == 2 ? (i == 0 ? 160 : -160) : 0, centre, tip);
    }
    for (int i = 0; i < shown; i++) {
      box(page, cycle.get(i), (int) at[i][0] - BOX / 2, (int) at[i][1] - 13, "#fbe3e1", false);
    }
    String note = (cycle.size() > shown ? (cycle.size() - shown) + " more members. " : "")
        + (victims > 0 ? victims + (victims == 1 ? " more thread is" : " more threads are") + " stuck behind them" : "");
    page.raw("<text x=\"12\" y=\"" + (height - 10) + "\">").text(note).raw("</text></svg>\n");
  }

  /** From border to border of two boxes; {@code bend} keeps the two edges of a pair apart. */
  private static void edge(Markup page, double[] from, double[] to, int bend, double centre, String tip) {
    double controlX = bend == 0 ? (from[0] + to[0]) / 2 : RING_ACROSS / 2.0 + bend;
    double controlY = bend == 0 ? (from[1] + to[1]) / 2 : centre;
    double[] a = border(from, controlX, controlY);
    double[] b = border(to, controlX, controlY);
    page.raw(String.format(Locale.ROOT, "<path d=\"M%.0f %.0fQ%.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"#c4262e\" stroke-width=\"2\" marker-end=\"url(#%s)\"/>%n",
        a[0], a[1], controlX, controlY, b[0], b[1], tip));
  }

  /** Where the line from the middle of a box towards a point leaves the box. */
  private static double[] border(double[] middle, double towardsX, double towardsY) {
    double dx = towardsX - middle[0];
    double dy = towardsY - middle[1];
    double share = Math.min(1, Math.min(Math.abs(dx) < 1 ? 1 : BOX / 2.0 / Math.abs(dx), Math.abs(dy) < 1 ? 1 : 15 / Math.abs(dy)));
    return new double[] {middle[0] + dx * share, middle[1] + dy * share};
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Finding finding, String field) {
    Object value = finding.details().get(field);
    return value instanceof List<?> ? (List<String>) value : List.of();
  }
}
