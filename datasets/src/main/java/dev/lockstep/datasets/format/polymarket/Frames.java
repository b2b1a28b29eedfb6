package dev.lockstep.datasets.format.polymarket;

import java.util.ArrayList;
import java.util.List;

/** The frames of one line, in a pool that is reused. */
final class Frames {
  private final List<Frame> pool = new ArrayList<>();
  private int size;
  /** Frames of the line that were text, such as PONG. */
  int textFrames;

  void clear() {
    size = 0;
    textFrames = 0;
  }

  Frame add() {
    if (size == pool.size()) pool.add(new Frame());
    Frame frame = pool.get(size++);
    frame.clear();
    return frame;
  }

  /** Takes back the frame added last. */
  void drop() {
    size--;
  }

  int size() {
    return size;
  }

  Frame get(int index) {
    return pool.get(index);
  }
}
