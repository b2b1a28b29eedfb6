import java.util.concurrent.locks.ReentrantLock;

/** A thread takes a lock and ends; two others wait for it. Expected: leaked-lock. */
public class LeakedLock {
  static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Thread thief = new Thread(LOCK::lock, "thief");
    thief.start();
    thief.join();
    for (int i = 0; i < 2; i++) {
      new Thread(LeakedLock::save, "saver-" + i).start();
    }
    Thread.sleep(300);
    System.out.println("READY");
    Thread.sleep(600_000);
  }

  static void save() {
    LOCK.lock();
    LOCK.unlock();
  }
}
