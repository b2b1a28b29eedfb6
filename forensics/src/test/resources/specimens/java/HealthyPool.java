import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Idle pools, a scheduler and a consumer of an empty queue. Expected: nothing. */
public class HealthyPool {
  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      pool.submit(() -> 1).get();
    }
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    timer.scheduleAtFixedRate(() -> { }, 1, 1, TimeUnit.HOURS);
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    new Thread(() -> {
      try {
        queue.take();
      } catch (InterruptedException e) {
        return;
      }
    }, "consumer").start();
    Thread.sleep(300);
    System.out.println("READY");
  }
}
