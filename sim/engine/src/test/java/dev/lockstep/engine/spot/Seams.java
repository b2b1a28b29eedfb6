package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotExchange;
import dev.lockstep.bot.port.SpotJournal;
import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.engine.lane.VirtualSignal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What stands between a bot and its ports in rows of SEEDS.md whose defect is of the world around the bot. */
final class Seams {
  private Seams() {}

  private static SpotPorts with(SpotPorts ports, Lanes lanes, SpotExchange exchange, Link link, SpotJournal journal) {
    return new SpotPorts(ports.clock(), lanes, ports.random(), exchange, link, ports.alarms(), journal, ports.funding());
  }

  /** Nothing is changed; what the bot writes, and its alarms, are heard, a line each. */
  static UnaryOperator<SpotPorts> recorded(Consumer<String> lines) {
    return ports -> {
      Alarms alarms = new Alarms() {
        @Override
        public void raise(String name, String detail) {
          lines.accept(ports.clock().monotonicNanos() / SpotUnits.MILLI + " alarm " + name + " " + detail);
          ports.alarms().raise(name, detail);
        }

        @Override
        public void clear(String name) {
          ports.alarms().clear(name);
        }
      };
      SpotJournal journal = note -> {
        lines.accept(note.nanos() / SpotUnits.MILLI + " " + note.lane() + " " + note.kind() + " " + note.id() + " " + note.value() + " " + note.text());
        ports.journal().write(note);
      };
      return new SpotPorts(ports.clock(), ports.lanes(), ports.random(), ports.exchange(), ports.link(), alarms, journal, ports.funding());
    };
  }

  /** Tasks of a label never run. */
  static UnaryOperator<SpotPorts> withoutTask(String label) {
    return ports -> with(ports, new WithoutTask(ports.lanes(), label), ports.exchange(), ports.link(), ports.journal());
  }

  private record WithoutTask(Lanes lanes, String left) implements Lanes {
    @Override
    public Lane lane(String name) {
      Lane lane = lanes.lane(name);
      return new Lane() {
        @Override
        public String name() {
          return lane.name();
        }

        @Override
        public boolean execute(String label, Task task) {
          return label.equals(left) || lane.execute(label, task);
        }

        @Override
        public Timer executeAfter(long nanos, String label, Task task) {
          return label.equals(left) ? () -> true : lane.executeAfter(nanos, label, task);
        }

        @Override
        public void assertHere() {
          lane.assertHere();
        }
      };
    }

    @Override
    public Signal newSignal() {
      return lanes.newSignal();
    }

    @Override
    public Signal stopping() {
      return lanes.stopping();
    }
  }

  /** Chance of a name throws: a defect within a handler, not of a call that somebody guards. */
  static UnaryOperator<SpotPorts> chanceThrows(String stream) {
    return ports -> {
      RandomSource random = (RandomSource) Proxy.newProxyInstance(RandomSource.class.getClassLoader(), new Class<?>[] {RandomSource.class}, (proxy, method, arguments) -> {
        if (method.getName().equals("stream") && !stream.equals(arguments[0])) return ports.random().stream((String) arguments[0]);
        if (method.getName().equals("stream")) return proxy;
        throw new IllegalStateException("a handler has a defect");
      });
      return new SpotPorts(ports.clock(), ports.lanes(), random, ports.exchange(), ports.link(), ports.alarms(), ports.journal(), ports.funding());
    };
  }

  /** The venue lists an order of somebody else, too. */
  static UnaryOperator<SpotPorts> foreignOrder(OrderReport foreign, List<ClientOrderId> cancelled) {
    return ports -> {
      SpotExchange exchange = (SpotExchange) Proxy.newProxyInstance(SpotExchange.class.getClassLoader(), new Class<?>[] {SpotExchange.class}, (proxy, method, arguments) -> {
        if (method.getName().equals("cancel")) cancelled.add((ClientOrderId) arguments[0]);
        if (!method.getName().equals("orders")) return invoke(ports.exchange(), method, arguments);
        VirtualSignal<List<OrderReport>> answer = new VirtualSignal<>();
        Reply<List<OrderReport>> listed = ports.exchange().orders();
        listed.whenRaised(() -> {
          List<OrderReport> more = new ArrayList<>(listed.succeeded() ? listed.value() : List.of());
          more.add(foreign);
          answer.complete(more);
        });
        return answer;
      });
      return with(ports, ports.lanes(), exchange, ports.link(), ports.journal());
    };
  }

  private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The journal takes each note, and for some of them throws all the same. */
  static UnaryOperator<SpotPorts> journalThrows(Predicate<SpotNote> when) {
    return ports -> with(ports, ports.lanes(), ports.exchange(), ports.link(), note -> {
      ports.journal().write(note);
      if (when.test(note)) throw new IllegalStateException("no space left on device");
    });
  }

  /** Each third quote of the stream is changed. */
  static UnaryOperator<SpotPorts> eachThirdQuote(UnaryOperator<String> change) {
    return ports -> with(ports, ports.lanes(), ports.exchange(), new Changed(ports.link(), change), ports.journal());
  }

  private static final class Changed implements Link {
    private final Link link;
    private final UnaryOperator<String> change;
    private int quotes;

    Changed(Link link, UnaryOperator<String> change) {
      this.link = link;
      this.change = change;
    }

    @Override
    public Reply<Long> open(Listener listener) {
      return link.open(new Listener() {
        @Override
        public void onText(long connection, String text) {
          boolean changes = text.contains("\"e\":\"top\"") && ++quotes % 3 == 0;
          listener.onText(connection, changes ? change.apply(text) : text);
        }

        @Override
        public void onClosed(long connection, int code) {
          listener.onClosed(connection, code);
        }
      });
    }

    @Override
    public void close(long connection) {
      link.close(connection);
    }
  }

  /** Of candles that are asked for only the last so many come. */
  static UnaryOperator<SpotPorts> shortHistory(int most) {
    return ports -> {
      SpotExchange exchange = (SpotExchange) Proxy.newProxyInstance(SpotExchange.class.getClassLoader(), new Class<?>[] {SpotExchange.class}, (proxy, method, arguments) -> {
        return invoke(ports.exchange(), method, method.getName().equals("candles") ? new Object[] {most} : arguments);
      });
      return with(ports, ports.lanes(), exchange, ports.link(), ports.journal());
    };
  }
}
