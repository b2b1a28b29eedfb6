package dev.lockstep.engine.venue;

import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.time.EventQueue;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * All that a run asked of its world, in order, with the answers and the order events that came with them. A second run that asks the
 * same, because it differs in nothing that mattered so far, is answered from here without a world, and goes on with a copy of the world
 * from where the two part. Nothing else joins a bot to its world, so it cannot tell.
 */
public final class History implements SimulatedExchange.OrderEvents {
  /** Answers that are kept. A run that asks more goes on, but none can branch off its later moments. */
  static final int ANSWERS_MAX = 200_000;

  private final EventQueue queue;
  private final SimulatedExchange.OrderEvents listener;
  private final int recorded;
  private final Runnable meeting;
  private Object[] answers;
  /** When each question was asked: one that repeats asks at the same times. */
  private long[] nanos;
  private int size;
  private OrderEvent[] events;
  /** The question each event came with. */
  private int[] eventQuestions;
  private int eventCount;
  private int eventNext;
  private boolean met;

  /** What one run has been told up to a moment; what it is told later is no part of it. */
  public record Past(History of, int answers, int events) {}

  /**
   * @param past what another run has been told and this one will be; null if it starts with the world
   * @param listener hears of order events, whether recorded or new
   * @param meeting called once, before the first question that the record does not answer: the world must be there then
   */
  public History(EventQueue queue, Past past, SimulatedExchange.OrderEvents listener, Runnable meeting) {
    this.queue = queue;
    this.listener = listener;
    this.meeting = meeting;
    recorded = past == null ? 0 : past.answers();
    eventCount = past == null ? 0 : past.events();
    int room = recorded + 4096;
    int eventRoom = eventCount + 64;
    answers = past == null ? new Object[room] : Arrays.copyOf(past.of().answers, room);
    nanos = past == null ? new long[room] : Arrays.copyOf(past.of().nanos, room);
    events = past == null ? new OrderEvent[eventRoom] : Arrays.copyOf(past.of().events, eventRoom);
    eventQuestions = past == null ? new int[eventRoom] : Arrays.copyOf(past.of().eventQuestions, eventRoom);
  }

  /** What has been told so far; null while it is being told from the record, or if it was too much to keep. */
  public Past past() {
    return !met || size > ANSWERS_MAX ? null : new Past(this, size, eventCount);
  }

  /** Whether the record still answers; if not, the world is there. */
  public boolean isReplaying() {
    if (size < recorded) return true;
    meet();
    return false;
  }

  private void meet() {
    if (met) return;
    met = true;
    meeting.run();
  }

  /** The recorded answer, or the world's. */
  @SuppressWarnings("unchecked") // the same question was answered when this was recorded
  public <T> T ask(Supplier<T> world) {
    if (size < recorded) return (T) next();
    meet();
    T answer = world.get();
    if (size < ANSWERS_MAX) {
      if (size == answers.length) {
        answers = Arrays.copyOf(answers, 2 * size);
        nanos = Arrays.copyOf(nanos, 2 * size);
      }
      answers[size] = answer;
      nanos[size] = queue.nowNanos();
    }
    size++;
    return answer;
  }

  private Object next() {
    int at = size;
    if (nanos[at] != queue.nowNanos()) {
      throw new IllegalStateException("question " + at + " was asked at " + nanos[at] + " and is asked again at " + queue.nowNanos());
    }
    while (eventNext < eventCount && eventQuestions[eventNext] == at) listener.onOrderEvent(events[eventNext++]);
    size++;
    return answers[at];
  }

  /** The world's order events, on their way to the listener. */
  @Override
  public void onOrderEvent(OrderEvent event) {
    if (size < ANSWERS_MAX) {
      if (eventCount == events.length) {
        events = Arrays.copyOf(events, 2 * eventCount);
        eventQuestions = Arrays.copyOf(eventQuestions, 2 * eventCount);
      }
      events[eventCount] = event;
      eventQuestions[eventCount++] = size;
    }
    listener.onOrderEvent(event);
  }
}
