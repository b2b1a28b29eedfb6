package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts threads of equal and similar stacks together, largest group first. */
public final class StackGroups {
  public static final int IDS_MAX = 50;
  private static final int FRAMES_MAX = 100;

  /** A group while it is being put together. */
  private static final class Draft {
    final int stack;
    final String state;
    final Activity activity;
    final List<String> ids = new ArrayList<>();
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
    ThreadIds ids = new ThreadIds(dump);
    Map<String, Map<Integer, Draft>> byStack = new HashMap<>();
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (int t = 0; t < dump.threads().size(); t++) {
      ThreadInfo thread = dump.threads().get(t);
      String state = coarse(thread.state());
      Draft draft = byStack.computeIfAbsent(state, s -> new HashMap<>()).computeIfAbsent(thread.stack(), stack ->
          drafts.computeIfAbsent(shape(stacks, stack) + state, k -> new Draft(stack, state, Activity.of(dump, thread, kinds, -1))));
      draft.count += thread.count();
      if (draft.ids.size() < IDS_MAX) {
        draft.ids.add(ids.of(t));
      }
    }
    List<StackGroup> out = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      boolean idle = draft.activity.idle() || stacks.depth(draft.stack) == 0;
      out.add(new StackGroup(draft.count, idle, draft.state, draft.activity.kind().words(), frames(stacks, draft.stack), List.copyOf(draft.ids)));
    }
    out.sort(Comparator.comparingLong(StackGroup::count).reversed().thenComparing(g -> String.join("\n", g.frames())));
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
