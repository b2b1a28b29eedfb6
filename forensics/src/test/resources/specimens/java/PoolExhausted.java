import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Four workers sleep in tasks; the main thread waits for a fifth task. Expected: pool-exhausted. */
public class PoolExhausted {
  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      pool.submit(PoolExhausted::slow);
    }
    new Thread(() -> {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        return;
      }
      System.out.println("READY");
    }).start();
    pool.submit(PoolExhausted::slow).get();
  }

  static Integer slow() throws Exception {
    Thread.sleep(600_000);
    return 1;
  }
}
