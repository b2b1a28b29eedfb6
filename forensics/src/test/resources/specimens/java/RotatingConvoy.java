import java.util.concurrent.locks.ReentrantLock;

/** Six threads pass a fair lock around; each sleeps under it. Expected in a series: slow-io-under-lock, the holder changes. */
public class RotatingConvoy {
  static final ReentrantLock LOCK = new ReentrantLock(true);

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 6; i++) {
      new Thread(RotatingConvoy::turn, "turn-" + i).start();
    }
    Thread.sleep(400);
    System.out.println("READY");
  }

  static void turn() {
    while (true) {
      LOCK.lock();
      try {
        Thread.sleep(150);
      } catch (InterruptedException e) {
        return;
      } finally {
        LOCK.unlock();
      }
    }
  }
}
