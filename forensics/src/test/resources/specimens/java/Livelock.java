import java.util.concurrent.atomic.AtomicInteger;

/** Two threads undo each other's step for ever. Expected: livelock, low or medium. */
public class Livelock {
  static final AtomicInteger STEP = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    new Thread(() -> insist(0, 1), "forth").start();
    new Thread(() -> insist(1, 0), "back").start();
    Thread.sleep(300);
    System.out.println("READY");
  }

  static void insist(int from, int to) {
    while (true) {
      while (!STEP.compareAndSet(from, to)) {
        Thread.yield();
      }
      Thread.yield();
    }
  }
}
