package dev.lockstep.engine.scenario;

import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.Link;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.port.SpotBalances;
import dev.lockstep.bot.port.SpotExchange;
import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.engine.lane.VirtualSignal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A defect made mechanically at a seam of the bot: of the calls that pass there every so many is skipped, repeated or delayed. Seams are the tasks by
 * which its parts speak to each other, named by their label, and the calls to its ports, named as {@code exchange.place}.
 *
 * @param every 1: each call; 3: every third
 */
record SeamDefect(String seam, Kind kind, int every) implements UnaryOperator<SpotPorts> {
  private static final long DELAY_NANOS = 2_500_000_000L;

  /** What happens to a call. */
  enum Kind {
    SKIPPED,
    REPEATED,
    DELAYED
  }

  /** {@code Step SKIPPED 3}. */
  static SeamDefect of(String words) {
    String[] word = words.split(" ");
    return new SeamDefect(word[0], Kind.valueOf(word[1]), Integer.parseInt(word[2]));
  }

  @Override
  public SpotPorts apply(SpotPorts ports) {
    Between between = new Between(this, ports.lanes());
    return new SpotPorts(
        ports.clock(), between, ports.random(), between.exchange(ports.exchange()), between.link(ports.link()), between.alarms(ports.alarms()), ports.journal(),
        ports.funding());
  }

  @Override
  public String toString() {
    return seam + " " + kind + " " + every;
  }

  /** The seam of one session; counts its calls. */
  private static final class Between implements Lanes {
    private final SeamDefect defect;
    private final Lanes lanes;
    private final Map<String, Lane> meddled = new TreeMap<>();
    private int calls;

    Between(SeamDefect defect, Lanes lanes) {
      this.defect = defect;
      this.lanes = lanes;
    }

    private boolean strikes(String seam) {
      return seam.equals(defect.seam()) && ++calls % defect.every() == 0;
    }

    @Override
    public Lane lane(String name) {
      return meddled.computeIfAbsent(name, key -> new MeddledLane(lanes.lane(key)));
    }

    @Override
    public Signal newSignal() {
      return lanes.newSignal();
    }

    @Override
    public Signal stopping() {
      return lanes.stopping();
    }

    /** A call without an answer that anybody awaits. */
    private void call(String seam, Runnable call) {
      if (!strikes(seam)) {
        call.run();
        return;
      }
      switch (defect.kind()) {
        case SKIPPED -> { }
        case REPEATED -> {
          call.run();
          call.run();
        }
        case DELAYED -> later(call);
      }
    }

    private <T> Reply<T> ask(String seam, Supplier<Reply<T>> call) {
      if (!strikes(seam)) return call.get();
      VirtualSignal<T> answer = new VirtualSignal<>();
      switch (defect.kind()) {
        case SKIPPED -> { }
        case REPEATED -> {
          Reply<T> first = call.get();
          Reply<T> unheard = call.get();
          return first;
        }
        case DELAYED -> later(() -> pass(call.get(), answer));
      }
      return answer;
    }

    private static <T> void pass(Reply<T> from, VirtualSignal<T> to) {
      from.whenRaised(() -> {
        if (from.succeeded()) to.complete(from.value());
        else to.fail(from.error());
      });
    }

    private void later(Runnable call) {
      lanes.lane("execution").executeAfter(DELAY_NANOS, "Seam", () -> {
        call.run();
        return Step.done();
      });
    }

    private Alarms alarms(Alarms alarms) {
      return new Alarms() {
        @Override
        public void raise(String name, String detail) {
          call("alarms.raise", () -> alarms.raise(name, detail));
        }

        @Override
        public void clear(String name) {
          alarms.clear(name);
        }
      };
    }

    private Link link(Link link) {
      return new Link() {
        @Override
        public Reply<Long> open(Listener listener) {
          return ask("link.open", () -> link.open(new Listener() {
            @Override
            public void onText(long connection, String text) {
              call("link.text", () -> listener.onText(connection, text));
            }

            @Override
            public void onClosed(long connection, int code) {
              call("link.closed", () -> listener.onClosed(connection, code));
            }
          }));
        }

        @Override
        public void close(long connection) {
          call("link.close", () -> link.close(connection));
        }
      };
    }

    private SpotExchange exchange(SpotExchange exchange) {
      return new SpotExchange() {
        @Override
        public Reply<OrderReport> place(OrderRequest request) {
          return ask("exchange.place", () -> exchange.place(request));
        }

        @Override
        public Reply<OrderReport> cancel(ClientOrderId id) {
          return ask("exchange.cancel", () -> exchange.cancel(id));
        }

        @Override
        public Reply<OrderReport> order(ClientOrderId id) {
          return ask("exchange.order", () -> exchange.order(id));
        }

        @Override
        public Reply<List<OrderReport>> orders() {
          return ask("exchange.orders", exchange::orders);
        }

        @Override
        public Reply<SpotBalances> balances() {
          return ask("exchange.balances", exchange::balances);
        }

        @Override
        public Reply<String> candles(int count) {
          return ask("exchange.candles", () -> exchange.candles(count));
        }

        @Override
        public Reply<String> top() {
          return ask("exchange.top", exchange::top);
        }
      };
    }

    /** Tasks that are put on a lane. */
    private final class MeddledLane implements Lane {
      private final Lane lane;

      MeddledLane(Lane lane) {
        this.lane = lane;
      }

      @Override
      public String name() {
        return lane.name();
      }

      @Override
      public boolean execute(String label, Task task) {
        if (!strikes(label)) return lane.execute(label, task);
        switch (defect.kind()) {
          case SKIPPED -> { }
          case REPEATED -> {
            lane.execute(label, task);
            lane.execute(label, task);
          }
          case DELAYED -> lane.executeAfter(DELAY_NANOS, label, task);
        }
        return true;
      }

      @Override
      public Timer executeAfter(long nanos, String label, Task task) {
        if (!strikes(label)) return lane.executeAfter(nanos, label, task);
        return switch (defect.kind()) {
          case SKIPPED -> () -> true;
          case REPEATED -> {
            lane.executeAfter(nanos, label, task);
            yield lane.executeAfter(nanos, label, task);
          }
          case DELAYED -> lane.executeAfter(nanos + DELAY_NANOS, label, task);
        };
      }

      @Override
      public void assertHere() {
        lane.assertHere();
      }
    }
  }
}
