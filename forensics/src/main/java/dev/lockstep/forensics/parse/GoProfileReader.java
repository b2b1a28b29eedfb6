package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.List;

/** Reads the goroutine profile of form {@code debug=1}: buckets of equal stacks without ids, states or arguments. */
final class GoProfileReader implements DumpReader {
  private static final byte[] TOTAL = ascii("goroutine profile: total ");
  private static final byte[] LABELS = ascii("# labels:");
  private static final byte[] AT = ascii(" @ 0x");

  private final DumpDraft draft;
  private final Symbols symbols;
  private int bucketCount;
  private long bucketLine;

  GoProfileReader(DumpDraft draft) {
    this.draft = draft;
    this.symbols = draft.stacks().symbols();
  }

  @Override
  public boolean open() {
    return draft.open();
  }

  @Override
  public boolean accept(LineView v) {
    if (v.from == v.to) {
      return draft.open();
    }
    byte c = v.b[v.from];
    if (c == 'g' && v.startsWith(TOTAL)) {
      finish(false);
      draft.begin(Platform.GO, "go-debug1", v.number);
      draft.declared = GoArguments.decimal(v.b, v.from + TOTAL.length, v.to);
      draft.runtime = "Go";
      return true;
    }
    if (!draft.open()) {
      return false;
    }
    if (c >= '0' && c <= '9') {
      return bucket(v);
    }
    if (c == '#') {
      return v.startsWith(LABELS) || frame(v);
    }
    return false;
  }

  private boolean bucket(LineView v) {
    int digits = GoArguments.digitsEnd(v.b, v.from, v.to);
    if (!Bytes.startsWith(v.b, digits, v.to, AT)) {
      return false;
    }
    endBucket();
    bucketCount = (int) Math.min(GoArguments.decimal(v.b, v.from, digits), Integer.MAX_VALUE);
    bucketLine = v.number;
    return true;
  }

  /** {@code #\t0x467ba1\tmain.run+0x1d\t\t/path/main.go:12}. */
  private boolean frame(LineView v) {
    if (bucketLine == 0) {
      return false;
    }
    int at = Bytes.indexOf(v.b, v.from, v.to, (byte) '\t') + 1;
    int name = Bytes.indexOf(v.b, Math.min(at, v.to), v.to, (byte) '\t') + 1;
    if (name >= v.to) {
      return false;
    }
    int nameEnd = Bytes.indexOf(v.b, name, v.to, (byte) '\t');
    int plus = nameEnd;
    while (plus > name && v.b[plus - 1] != '+') {
      plus--;
    }
    int place = nameEnd;
    while (place < v.to && v.b[place] == '\t') {
      place++;
    }
    draft.frame(symbols.intern(v.b, name, plus > name ? plus - 1 : nameEnd), symbols.intern(v.b, place, v.to));
    return true;
  }

  private void endBucket() {
    if (bucketLine == 0) {
      return;
    }
    int stack = draft.takeStack();
    draft.thread(
        new ThreadInfo(null, -1, "unknown", -1, bucketLine, -1, -1, -1, false, bucketCount, stack, List.of(), 0, 0,
            bucketCount + " equal goroutines"));
    bucketLine = 0;
  }

  @Override
  public void finish(boolean cut) {
    if (!draft.open()) {
      return;
    }
    endBucket();
    draft.cutEnd |= cut;
    draft.finish();
  }
}
