/** Two threads take two monitors in opposite order. Expected: deadlock. */
public class Deadlock {
  static final Object ACCOUNT = new Object();
  static final Object LEDGER = new Object();

  public static void main(String[] args) throws Exception {
    Thread a = new Thread(() -> both(ACCOUNT, LEDGER), "settler");
    Thread b = new Thread(() -> both(LEDGER, ACCOUNT), "auditor");
    a.start();
    b.start();
    Thread.sleep(300);
    System.out.println("READY");
    a.join();
  }

  static void both(Object first, Object second) {
    synchronized (first) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
      synchronized (second) {
        System.out.println("never");
      }
    }
  }
}
