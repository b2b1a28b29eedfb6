package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts threads of equal and similar stacks together, largest group first. */
public final class StackGroups {
  public static final int IDS_MAX = 50;
  /** Groups whose threads are named: the largest ones. */
  private static final int NAMED_MAX = 1000;

  private static final int FRAMES_MAX = 100;

  /** A group while it is being put together. */
  private static final class Draft {
    final int stack;
    final String state;
    final Activity activity;
    final List<Integer> threads = new ArrayList<>();
    String order;
    long count;

    Draft(int stack, String state, Activity activity) {
      this.stack = stack;
      this.state = state;
      this.activity = activity;
    }
  }

  private StackGroups() {}

  public static List<StackGroup> of(ThreadDump dump) {
    Stacks stacks = dump.stacks();
    FrameKinds kinds = new FrameKinds(stacks.symbols());
    Map<String, Map<Integer, Draft>> byStack = new HashMap<>();
    Map<String, Draft> drafts = new LinkedHashMap<>();
    ThreadTable threads = dump.threads();
    for (int t = 0; t < threads.size(); t++) {
      int thread = t;
      String state = coarse(threads.state(t));
      Draft draft = byStack.computeIfAbsent(state, s -> new HashMap<>()).computeIfAbsent(threads.stack(t), stack ->
          drafts.computeIfAbsent(shape(stacks, stack) + state, k -> new Draft(stack, state, Activity.of(dump, threads.get(thread), kinds, -1))));
      draft.count += threads.count(t);
      if (draft.threads.size() < IDS_MAX) {
        draft.threads.add(t);
      }
    }
    List<Draft> sorted = new ArrayList<>(drafts.values());
    sorted.forEach(draft -> draft.order = String.join("\n", frames(stacks, draft.stack)));
    sorted.sort(Comparator.comparingLong((Draft d) -> d.count).reversed().thenComparing(d -> d.order));
    ThreadIds ids = new ThreadIds(dump);
    List<StackGroup> out = new ArrayList<>();
    for (Draft draft : sorted) {
      List<String> named = out.size() < NAMED_MAX ? draft.threads.stream().map(ids::of).toList() : List.of();
      boolean empty = stacks.depth(draft.stack) == 0;
      out.add(new StackGroup(draft.count, draft.activity.idle() || empty, draft.state, empty ? "no frames" : draft.activity.kind().words(),
          frames(stacks, draft.stack), named));
    }
    return out;
  }

  private static String coarse(String state) {
    return state.startsWith("run") ? "running" : state;
  }

  /** The functions without their lines. */
  private static String shape(Stacks stacks, int stack) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < Math.min(FRAMES_MAX, stacks.depth(stack)); i++) {
      key.append(stacks.function(stack, i)).append(',');
    }
    return key.toString();
  }

  private static List<String> frames(Stacks stacks, int stack) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < Math.min(FRAMES_MAX, stacks.depth(stack)); i++) {
      out.add(stacks.functionText(stack, i));
    }
    return List.copyOf(out);
  }
}
