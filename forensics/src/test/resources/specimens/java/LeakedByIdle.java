import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** A pool's worker takes a lock, forgets it and goes back to waiting for work. Expected: leaked-lock, owned by the idle worker. */
public class LeakedByIdle {
  static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, r -> new Thread(r, "pool-worker"));
    pool.submit(LOCK::lock).get();
    new Thread(LeakedByIdle::save, "saver").start();
    Thread.sleep(300);
    System.out.println("READY");
    Thread.sleep(600_000);
  }

  static void save() {
    LOCK.lock();
    LOCK.unlock();
  }
}
