import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Both workers of a pool wait for tasks that only they could run. Expected: deadlock, medium at most. */
public class FutureDeadlock {
  static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      POOL.submit(FutureDeadlock::outer);
    }
    Thread.sleep(400);
    System.out.println("READY");
    Thread.sleep(600_000);
  }

  static Integer outer() throws Exception {
    Thread.sleep(100);
    return POOL.submit(() -> 1).get();
  }
}
