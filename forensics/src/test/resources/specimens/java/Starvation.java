/** One thread waits for a monitor that four greedy ones pass among themselves. Seen in a series: the same waiter, changing holders. */
public class Starvation {
  static final Object LOCK = new Object();

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 4; i++) {
      new Thread(Starvation::greedy, "greedy-" + i).start();
    }
    Thread.sleep(100);
    new Thread(Starvation::greedy, "starved").start();
    Thread.sleep(300);
    System.out.println("READY");
  }

  static void greedy() {
    while (true) {
      synchronized (LOCK) {
        try {
          Thread.sleep(60);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }
}
