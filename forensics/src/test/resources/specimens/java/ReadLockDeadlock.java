import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A reader waits for a monitor whose holder waits to write. No JVM names it. Expected: deadlock, medium at most. */
public class ReadLockDeadlock {
  static final ReentrantReadWriteLock BOOK = new ReentrantReadWriteLock();
  static final Object ACCOUNT = new Object();

  public static void main(String[] args) throws Exception {
    new Thread(ReadLockDeadlock::read, "reader").start();
    new Thread(ReadLockDeadlock::write, "writer").start();
    Thread.sleep(500);
    System.out.println("READY");
    Thread.sleep(600_000);
  }

  static void read() {
    BOOK.readLock().lock();
    pause();
    synchronized (ACCOUNT) {
      BOOK.readLock().unlock();
    }
  }

  static void write() {
    synchronized (ACCOUNT) {
      pause();
      BOOK.writeLock().lock();
    }
  }

  static void pause() {
    try {
      Thread.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
