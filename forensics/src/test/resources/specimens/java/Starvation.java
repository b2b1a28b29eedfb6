import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Four threads compute under a fair lock in turn; a fifth has less patience than the queue is long, goes to its end again and again and
 * never gets the lock. Expected in a series over a minute: starvation beside the convoy; in a shorter one, or in one dump: no starvation.
 */
public class Starvation {
  static final ReentrantLock LOCK = new ReentrantLock(true);
  static volatile double sink;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 4; i++) {
      new Thread(Starvation::greedy, "greedy-" + i).start();
    }
    Thread.sleep(100);
    new Thread(Starvation::impatient, "starved").start();
    Thread.sleep(300);
    System.out.println("READY");
  }

  static void greedy() {
    while (true) {
      LOCK.lock();
      try {
        long end = System.nanoTime() + 60_000_000L;
        while (System.nanoTime() < end) {
          sink += 1;
        }
      } finally {
        LOCK.unlock();
      }
    }
  }

  static void impatient() {
    while (true) {
      try {
        if (LOCK.tryLock(100, TimeUnit.MILLISECONDS)) {
          LOCK.unlock();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
