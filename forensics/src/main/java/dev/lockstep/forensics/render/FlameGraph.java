package dev.lockstep.forensics.render;

import dev.lockstep.forensics.detect.locks.StackGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All stacks as one picture: a row per call depth, a box per function, as wide as its share of threads. Bounded in boxes and depth. */
final class FlameGraph {
  private static final int WIDTH = 900;
  private static final int ROW = 18;
  private static final int DEPTH_MAX = 48;
  private static final int BOXES_MAX = 4000;
  private static final double NARROWEST = 1.2;

  /** A function at one place of the tree. */
  private static final class Node {
    long count;
    long waiting;
    long idle;
    final Map<String, Node> children = new TreeMap<>();
  }

  private final Markup page;
  private final int height;
  private int boxes;

  private FlameGraph(Markup page, int height) {
    this.page = page;
    this.height = height;
  }

  static void draw(Markup page, List<StackGroup> groups) {
    Node root = new Node();
    int deepest = 1;
    for (StackGroup group : groups) {
      if (group.frames().isEmpty()) {
        continue;
      }
      boolean lock = group.doing().equals("waits for a lock");
      Node node = root;
      add(node, group, lock);
      int depth = Math.min(DEPTH_MAX - 1, group.frames().size());
      for (int i = 0; i < depth; i++) {
        String frame = group.frames().get(group.frames().size() - 1 - i);
        node = node.children.computeIfAbsent(frame, f -> new Node());
        add(node, group, lock);
      }
      deepest = Math.max(deepest, depth + 1);
    }
    int height = deepest * ROW + 4;
    page.raw("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"flame graph of all stacks\">\n");
    FlameGraph graph = new FlameGraph(page, height);
    graph.box("all threads with frames", root, root.count, 0, WIDTH, 0);
    page.raw("</svg>\n");
  }

  private static void add(Node node, StackGroup group, boolean lock) {
    node.count += group.count();
    node.waiting += lock ? group.count() : 0;
    node.idle += group.idle() ? group.count() : 0;
  }

  private void box(String name, Node node, long total, double x, double width, int depth) {
    if (width < NARROWEST || boxes++ > BOXES_MAX || total == 0) {
      return;
    }
    int y = height - (depth + 1) * ROW - 2;
    String fill = node.waiting * 2 > node.count ? "#f0a39b" : node.idle * 2 > node.count ? "#dfe4ea" : depth % 2 == 0 ? "#f6d38f" : "#f3c46b";
    page.raw(String.format(Locale.ROOT, "<g><title>%s: %,d of %,d</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#fff\"/>",
        page.safe(name), node.count, total, x, y, width, ROW - 1, fill));
    int letters = (int) (width / 7.3) - 1;
    if (letters >= 4) {
      String brief = brief(name);
      page.raw(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">", x + 3, y + 13))
          .text(brief.length() <= letters ? brief : brief.substring(0, letters - 1) + "\u2026").raw("</text>");
    }
    page.raw("</g>\n");
    double at = x;
    Map<String, Node> ordered = new LinkedHashMap<>(node.children);
    for (Map.Entry<String, Node> child : ordered.entrySet()) {
      double share = width * child.getValue().count / node.count;
      box(child.getKey(), child.getValue(), total, at, share, depth + 1);
      at += share;
    }
  }

  /** The name without its package. */
  private static String brief(String name) {
    String tail = name.substring(name.lastIndexOf('/') + 1);
    String[] parts = tail.split("\\.");
    return parts.length <= 2 ? tail : parts[parts.length - 2] + "." + parts[parts.length - 1];
  }
}
