package dev.lockstep.forensics.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names of the programs whose lines are mixed in one file; index 0 is "none". At most {@value #MAX}, later ones count as none. */
final class Labels {
  static final int MAX = 64;
  private final List<byte[]> names = new ArrayList<>();

  Labels() {
    names.add(new byte[0]);
  }

  int of(byte[] b, int from, int to) {
    int length = to - from;
    for (int i = names.size() - 1; i > 0; i--) {
      byte[] name = names.get(i);
      if (name.length == length && LineScanner.same(b, from, name, length)) return i;
    }
    if (names.size() >= MAX || length <= 0 || length > 128) return 0;
    byte[] name = new byte[length];
    System.arraycopy(b, from, name, 0, length);
    names.add(name);
    return names.size() - 1;
  }

  int size() {
    return names.size();
  }

  String name(int index) {
    return new String(names.get(index), StandardCharsets.UTF_8);
  }
}
