import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes a goroutine dump: {@code java DumpGenerator.java FILE GOROUTINES SEED}. At least 12,000 distinct stacks of 4 to 14 frames over
 * 3,000 functions; every goroutine has addresses of its own; one in 500 waits for one of 40 mutexes, each held by a goroutine in I/O.
 */
public final class DumpGenerator {
  private static final int FUNCTIONS = 3_000;
  private static final int STACKS = 12_000;

  public static void main(String[] args) throws IOException {
    int goroutines = Integer.parseInt(args[1]);
    Random random = new Random(Long.parseLong(args[2]));
    int[][] stacks = new int[STACKS][];
    for (int i = 0; i < STACKS; i++) {
      stacks[i] = random.ints(4 + random.nextInt(11), 0, FUNCTIONS).toArray();
    }
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(args[0]), 1 << 20)) {
      out.write("SIGQUIT: quit\nPC=0x46fd81 m=0 sigcode=0\n\n".getBytes(StandardCharsets.US_ASCII));
      StringBuilder text = new StringBuilder();
      for (int g = 1; g <= goroutines; g++) {
        text.setLength(0);
        goroutine(text, g, stacks, random);
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static void goroutine(StringBuilder text, int g, int[][] stacks, Random random) {
    int lock = random.nextInt(40);
    long owner = 0xc000100000L + lock * 0x10000L;
    boolean waiter = g % 500 == 0;
    boolean holder = g <= 40;
    text.append("goroutine ").append(g).append(" [").append(waiter ? "sync.Mutex.Lock, 3 minutes" : holder ? "IO wait, 4 minutes" : "select").append("]:\n");
    if (waiter) {
      text.append("sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)\n\t/usr/local/go/src/runtime/sema.go:77 +0x25\nsync.(*Mutex).lockSlow(0x")
          .append(Long.toHexString(owner + 0x18)).append(")\n\t/usr/local/go/src/sync/mutex.go:171 +0x15d\nmain.(*Book").append(lock).append(").Apply(0x")
          .append(Long.toHexString(owner)).append(", 0x1)\n\t/src/bot/book.go:88 +0x45\n");
    } else if (holder) {
      long own = 0xc000100000L + (g - 1) * 0x10000L;
      text.append("internal/poll.runtime_pollWait(0x7f3c9").append(Integer.toHexString(g + 4096)).append(", 0x72)\n\t/usr/local/go/src/runtime/netpoll.go:343 +0x85\n")
          .append("main.(*Book").append(g - 1).append(").Snapshot(0x").append(Long.toHexString(own)).append(", 0x2)\n\t/src/bot/book.go:120 +0x85\n");
    }
    long address = 0xc010000000L + g * 0x1000L;
    for (int f : stacks[random.nextInt(stacks.length)]) {
      text.append("github.com/example/trading/internal/module").append(f % 97).append(".(*Component").append(f).append(").handle(0x")
          .append(Long.toHexString(address + f * 8L)).append(", {0x").append(Long.toHexString(address + 0x400)).append(", 0x10, 0x20})\n\t")
          .append("/home/build/go/src/github.com/example/trading/internal/module").append(f % 97).append("/component").append(f)
          .append(".go:").append(40 + f % 900).append(" +0x").append(Integer.toHexString(f % 4093)).append('\n');
    }
    text.append("created by github.com/example/trading/internal/module1.(*Pool).Start in goroutine 1\n\t/home/build/go/src/github.com/example/trading/pool.go:31 +0x9b\n\n");
  }
}
