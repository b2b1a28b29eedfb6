import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Three hundred threads wait for the network, each under a lock of its own that nobody else wants. Expected: nothing. */
public class HealthyIo {
  static final List<Socket> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    ServerSocket server = new ServerSocket(0, 400, InetAddress.getLoopbackAddress());
    for (int i = 0; i < 300; i++) {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
      KEPT.add(client);
      KEPT.add(server.accept());
      InputStream in = client.getInputStream();
      Thread t = new Thread(() -> read(in), "io-" + i);
      t.start();
    }
    Thread.sleep(400);
    System.out.println("READY");
  }

  static void read(InputStream in) {
    Object own = new Object();
    synchronized (own) {
      try {
        in.read();
      } catch (java.io.IOException e) {
        return;
      }
    }
  }
}
