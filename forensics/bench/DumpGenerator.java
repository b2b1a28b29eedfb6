import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes a dump: {@code java DumpGenerator.java FILE THREADS SEED [go|java|json|python|pyspy]}. 12,000 distinct stacks of 4 to 14 frames over 3,000
 * functions; every thread has a number, addresses and (Java) a name of its own; one in 500 waits for one of 40 locks, each held by a
 * thread in I/O. {@code FILE} may be {@code -}.
 */
public final class DumpGenerator {
  private static final int FUNCTIONS = 3_000;
  private static final int STACKS = 12_000;

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[1]);
    String form = args.length > 3 ? args[3] : "go";
    Random random = new Random(Long.parseLong(args[2]));
    int[][] stacks = new int[STACKS][];
    for (int i = 0; i < STACKS; i++) {
      stacks[i] = random.ints(4 + random.nextInt(11), 0, FUNCTIONS).toArray();
    }
    try (OutputStream out = new BufferedOutputStream(args[0].equals("-") ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(args[0]), 1 << 20)) {
      out.write(opening(form).getBytes(StandardCharsets.US_ASCII));
      StringBuilder text = new StringBuilder();
      for (int t = 1; t <= threads; t++) {
        text.setLength(0);
        switch (form) {
          case "java" -> thread(text, t, stacks, random);
          case "json" -> json(text, t, stacks, random);
          case "python" -> python(text, t, stacks, random);
          case "pyspy" -> pySpy(text, t, stacks, random);
          default -> goroutine(text, t, stacks, random);
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      }
      out.write((form.equals("json") ? "\n]}]}}\n" : "").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String opening(String form) {
    return switch (form) {
      case "java" -> "2026-10-21 22:24:05\nFull thread dump OpenJDK 64-Bit Server VM (17.0.12+7 mixed mode, sharing):\n\n";
      case "json" -> "{\n  \"threadDump\": {\n    \"processId\": \"21779\",\n    \"time\": \"2026-10-21T22:24:05Z\",\n    \"runtimeVersion\": \"25.0.3+9-LTS\",\n"
          + "    \"threadContainers\": [{\"container\": \"<root>\", \"parent\": null, \"owner\": null, \"threads\": [\n";
      case "python" -> "Fatal Python error: Aborted\n\n";
      case "pyspy" -> "Process 4241: python bot.py\nPython v3.11.2 (/usr/bin/python3.11)\n\n";
      default -> "SIGQUIT: quit\nPC=0x46fd81 m=0 sigcode=0\n\n";
    };
  }

  private static void json(StringBuilder text, int t, int[][] stacks, Random random) {
    boolean waiter = t % 500 == 0;
    text.append(t > 1 ? ",\n" : "").append("          {\n            \"tid\": \"").append(t).append("\",\n            \"time\": \"2026-10-21T22:24:05.648601083Z\",\n")
        .append("            \"name\": \"worker-").append(t).append("\",\n            \"state\": \"").append(waiter ? "BLOCKED" : "RUNNABLE").append("\",\n");
    if (waiter) {
      text.append("            \"blockedOn\": \"com.example.bot.Book@").append(Integer.toHexString(0x700000 + random.nextInt(40))).append("\",\n");
    }
    text.append("            \"stack\": [\n");
    for (int f : stacks[random.nextInt(stacks.length)]) {
      text.append("              \"com.example.trading.internal.module").append(f % 97).append(".Component").append(f).append(".handle(Component").append(f)
          .append(".java:").append(40 + f % 900).append(")\",\n");
    }
    text.append("              \"java.base\\/java.lang.Thread.run(Thread.java:1474)\"\n            ],\n            \"monitorsOwned\": [\n              {\n")
        .append("                \"depth\": 2,\n                \"locks\": [\n                  \"com.example.trading.Session@").append(Integer.toHexString(0x900000 + t))
        .append("\"\n                ]\n              }\n            ]\n          }");
  }

  private static void python(StringBuilder text, int t, int[][] stacks, Random random) {
    text.append("Thread 0x00007f").append(Integer.toHexString(0x10000000 + t * 0x40)).append(" (most recent call first):\n");
    for (int f : stacks[random.nextInt(stacks.length)]) {
      text.append("  File \"/srv/trading/internal/module").append(f % 97).append("/component").append(f).append(".py\", line ").append(40 + f % 900)
          .append(" in handle_").append(f).append('\n');
    }
    text.append("  File \"/usr/lib/python3.11/threading.py\", line 982 in run\n  File \"/usr/lib/python3.11/threading.py\", line 1045 in _bootstrap_inner\n\n");
  }

  private static void pySpy(StringBuilder text, int t, int[][] stacks, Random random) {
    text.append("Thread ").append(4242 + t).append(t % 7 == 0 ? " (active): \"worker-" : " (idle): \"worker-").append(t).append("\"\n");
    for (int f : stacks[random.nextInt(stacks.length)]) {
      text.append("    handle_").append(f).append(" (trading/internal/module").append(f % 97).append("/component").append(f).append(".py:").append(40 + f % 900).append(")\n");
    }
    text.append("    run (threading.py:982)\n    _bootstrap_inner (threading.py:1045)\n");
  }

  private static void thread(StringBuilder text, int t, int[][] stacks, Random random) {
    int lock = random.nextInt(40);
    boolean waiter = t % 500 == 0;
    boolean holder = t <= 40;
    text.append("\"worker-").append(t).append("\" #").append(t).append(" daemon prio=5 os_prio=0 cpu=").append(t % 997).append(".25ms elapsed=812.40s tid=0x00007f")
        .append(Integer.toHexString(0x10000000 + t * 0x40)).append(" nid=0x").append(Integer.toHexString(t + 4096))
        .append(waiter ? " waiting for monitor entry  [0x00007f" : " runnable  [0x00007f").append(Integer.toHexString(0x20000000 + t * 0x40)).append("]\n")
        .append("   java.lang.Thread.State: ").append(waiter ? "BLOCKED (on object monitor)" : "RUNNABLE").append('\n');
    if (waiter) {
      text.append("\tat com.example.bot.Book.apply(Book.java:88)\n\t- waiting to lock <0x").append(String.format("%016x", 0x7000000L + lock * 64L))
          .append("> (a com.example.bot.Book)\n");
    } else if (holder) {
      text.append("\tat sun.nio.ch.SocketDispatcher.read0(java.base@17.0.12/Native Method)\n\tat com.example.bot.Book.snapshot(Book.java:120)\n\t- locked <0x")
          .append(String.format("%016x", 0x7000000L + (t - 1) * 64L)).append("> (a com.example.bot.Book)\n");
    }
    int[] stack = stacks[random.nextInt(stacks.length)];
    for (int i = 0; i < stack.length; i++) {
      int f = stack[i];
      text.append("\tat com.example.trading.internal.module").append(f % 97).append(".Component").append(f).append(".handle(Component").append(f).append(".java:")
          .append(40 + f % 900).append(")\n");
      if (i == 2) {
        text.append("\t- locked <0x").append(String.format("%016x", 0x90000000L + t * 64L)).append("> (a com.example.trading.Session)\n");
      }
    }
    text.append("\tat java.lang.Thread.run(java.base@17.0.12/Thread.java:840)\n\n   Locked ownable synchronizers:\n\t- None\n\n");
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
