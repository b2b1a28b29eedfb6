/** Two threads compute in turn under one monitor. Expected: contention or less, never a warning. */
public class Contention {
  static final Object LOCK = new Object();
  static volatile double sink;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      Thread t = new Thread(Contention::compute, "compute-" + i);
      t.start();
    }
    Thread.sleep(300);
    System.out.println("READY");
  }

  static void compute() {
    while (true) {
      synchronized (LOCK) {
        for (int i = 1; i < 20_000; i++) {
          sink += 1.0 / i;
        }
      }
    }
  }
}
