/** Five threads wait for a monitor whose holder sleeps. Expected: stalled-holder. */
public class SleepConvoy {
  static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    Thread holder = new Thread(SleepConvoy::hold, "holder");
    holder.start();
    Thread.sleep(100);
    for (int i = 0; i < 5; i++) {
      new Thread(SleepConvoy::use, "worker-" + i).start();
    }
    Thread.sleep(300);
    System.out.println("READY");
    holder.join();
  }

  static void hold() {
    synchronized (LOCK) {
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  static void use() {
    synchronized (LOCK) {
      System.out.println("never");
    }
  }
}
