import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Four threads wait for a monitor whose holder reads from a socket that stays silent. Expected: stalled-holder. */
public class SocketConvoy {
  static final Object SESSION = new Object();

  public static void main(String[] args) throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket silent = server.accept();
    InputStream in = client.getInputStream();
    Thread holder = new Thread(() -> request(in), "requester");
    holder.start();
    Thread.sleep(100);
    for (int i = 0; i < 4; i++) {
      new Thread(SocketConvoy::use, "caller-" + i).start();
    }
    Thread.sleep(300);
    System.out.println("READY");
    holder.join();
    silent.close();
  }

  static void request(InputStream in) {
    synchronized (SESSION) {
      try {
        in.read();
      } catch (java.io.IOException e) {
        return;
      }
    }
  }

  static void use() {
    synchronized (SESSION) {
      System.out.println("never");
    }
  }
}
