import java.net.InetAddress;
import java.net.ServerSocket;

/** Four acceptors queue at one monitor around accept, as many servers do. Expected: nothing. */
public class HealthyAcceptors {
  static final Object TURN = new Object();

  public static void main(String[] args) throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    for (int i = 0; i < 4; i++) {
      new Thread(() -> accept(server), "acceptor-" + i).start();
    }
    Thread.sleep(300);
    System.out.println("READY");
  }

  static void accept(ServerSocket server) {
    try {
      synchronized (TURN) {
        server.accept();
      }
    } catch (java.io.IOException e) {
      return;
    }
  }
}
