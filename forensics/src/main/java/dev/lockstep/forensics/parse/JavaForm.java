package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.ThreadForm;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.ArrayList;
import java.util.List;

/**
 * HotSpot threads with the same stack, state and lock lines. Of each the table keeps the header as it stands and the addresses of its
 * locks; the header is read when somebody asks.
 *
 * @param marks the lock lines, with the line counted from the header
 * @param numbers for each mark the place of its address among the thread's numbers, or -1 where the mark's own holds
 */
record JavaForm(int stack, String state, List<LockMark> marks, int[] numbers, boolean waits, boolean holds)
    implements ThreadForm {
  private static final int LENGTH_BITS = 13;
  /** A longer header is not kept by its form. */
  static final int HEADER_MAX = (1 << LENGTH_BITS) - 1;

  /** What leads to a header: its place among the texts and its length. */
  static long key(long place, int length) {
    return place << LENGTH_BITS | length;
  }

  @Override
  public ThreadInfo thread(ThreadTable table, int index) {
    long place = table.key(index) >>> LENGTH_BITS;
    int at = table.texts().offset(place);
    int length = (int) table.key(index) & HEADER_MAX;
    LineView line = new LineView();
    line.set(table.texts().chunk(place), at, at + length, table.line(index));
    JavaHeader header = new JavaHeader();
    header.read(line, true);
    return new ThreadInfo(header.name(), header.number(), state, -1, line.number, header.nativeId(), header.cpuMillis(), header.elapsedMillis(), false, 1,
        stack, marks(table, index, line.number), 0, 0, JavaReader.headerText(line));
  }

  private List<LockMark> marks(ThreadTable table, int index, long line) {
    List<LockMark> out = new ArrayList<>(marks.size());
    for (int i = 0; i < marks.size(); i++) {
      LockMark mark = marks.get(i);
      boolean own = numbers[i] < 0;
      long address = own ? mark.address() : table.numbers().get(table.from(index) + numbers[i]);
      out.add(new LockMark(mark.kind(), mark.frame(), address, mark.className(), line + mark.line(), own ? mark.text() : null));
    }
    return List.copyOf(out);
  }

  @Override
  public boolean named() {
    return true;
  }
}
