import java.io.FileInputStream;

/** Four threads wait for a monitor whose holder reads a file that gives nothing: standard input. Expected: stalled-holder. */
public class FileConvoy {
  static final Object STATE = new Object();

  public static void main(String[] args) throws Exception {
    FileInputStream in = new FileInputStream(java.io.FileDescriptor.in);
    Thread holder = new Thread(() -> load(in), "loader");
    holder.setDaemon(true);
    holder.start();
    Thread.sleep(100);
    for (int i = 0; i < 4; i++) {
      new Thread(FileConvoy::use, "user-" + i).start();
    }
    Thread.sleep(300);
    System.out.println("READY");
    Thread.sleep(600_000);
  }

  static void load(FileInputStream in) {
    synchronized (STATE) {
      try {
        in.read();
      } catch (java.io.IOException e) {
        return;
      }
    }
  }

  static void use() {
    synchronized (STATE) {
      System.out.println("never");
    }
  }
}
