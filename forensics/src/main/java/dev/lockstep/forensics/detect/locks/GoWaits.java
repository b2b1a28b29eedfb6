package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.LongArena;
import dev.lockstep.forensics.model.Pointer;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.Arrays;
import java.util.List;

/** Finds the goroutines that wait for a mutex, by their frames and not by the state's word, and the mutex's address. */
final class GoWaits {
  private static final int LOOKED_AT = 14;
  private static final List<String> MUTEX =
      List.of("sync.(*Mutex).lockSlow", "sync.(*Mutex).Lock", "internal/sync.(*Mutex).lockSlow", "internal/sync.(*Mutex).Lock");
  private static final String WRITE = "sync.(*RWMutex).Lock";
  private static final String READ = "sync.(*RWMutex).RLock";

  /**
   * What a stack shows.
   *
   * @param user the first frame outside the lock functions; the stack's depth where there is none
   * @param sema the frame of the semaphore, or -1
   */
  record Shape(int user, int sema, int mutex, int readWrite, boolean reader) {}

  /**
   * One waiting goroutine.
   *
   * @param address of the lock, 0 where the text gives none
   * @param receiver of the user frame or the next one of its type, 0 where stale or absent
   * @param receiverFrame the frame the receiver was read from
   */
  record Wait(int thread, Shape shape, long address, long receiver, int receiverFrame) {}

  private static final Shape NONE = new Shape(-1, -1, -1, -1, false);

  private final ThreadDump dump;
  private final Stacks stacks;
  private final GoNames names;
  /** By stack: a dump repeats few. */
  private Shape[] shapes = new Shape[0];


  GoWaits(ThreadDump dump, GoNames names) {
    this.dump = dump;
    this.stacks = dump.stacks();
    this.names = names;
  }

  /** The wait of this goroutine, or null where it waits for no lock. */
  Wait of(int index) {
    int stack = dump.threads().stack(index);
    if (stack >= shapes.length) {
      shapes = Arrays.copyOf(shapes, stacks.count());
    }
    Shape shape = shapes[stack];
    if (shape == null) {
      shape = shape(stack);
      shapes[stack] = shape;
    }
    if (shape == NONE) {
      return null;
    }
    ThreadInfo thread = dump.threads().get(index);
    if (thread.state().startsWith("run")) {
      return null;
    }
    long address = address(thread, shape);
    int depth = stacks.depth(thread.stack());
    String type = shape.user() < depth ? names.type(stacks.function(thread.stack(), shape.user())) : "";
    for (int frame = shape.user(); frame < Math.min(depth, shape.user() + 3); frame++) {
      if (!names.type(stacks.function(thread.stack(), frame)).equals(type)) {
        break;
      }
      long receiver = argument(thread, frame, 0);
      if (receiver != 0) {
        return new Wait(index, shape, address, receiver, frame);
      }
    }
    return new Wait(index, shape, address, 0, shape.user());
  }

  private Shape shape(int stack) {
    int depth = Math.min(stacks.depth(stack), LOOKED_AT);
    int sema = -1;
    int mutex = -1;
    int readWrite = -1;
    boolean reader = false;
    int i = 0;
    for (; i < depth; i++) {
      String name = stacks.functionText(stack, i);
      if (name.startsWith("sync.runtime_Semacquire")) {
        sema = i;
      } else if (MUTEX.contains(name)) {
        mutex = mutex < 0 ? i : mutex;
      } else if (name.equals(WRITE) || name.equals(READ)) {
        readWrite = i;
        reader = name.equals(READ);
      } else if (!name.startsWith("runtime.")) {
        break;
      }
    }
    return mutex < 0 && readWrite < 0 ? NONE : new Shape(i, sema, mutex, readWrite, reader);
  }

  private long address(ThreadInfo thread, Shape shape) {
    for (int frame = 0; frame < shape.user(); frame++) {
      boolean own = frame != shape.sema() && stacks.functionText(thread.stack(), frame).contains("sync.(*");
      long value = own ? argument(thread, frame, 0) : 0;
      if (value != 0) {
        return value;
      }
    }
    long sema = dump.traits().staleArguments() || shape.sema() < 0 ? 0 : argument(thread, shape.sema(), 0);
    if (sema == 0) {
      return 0;
    }
    return shape.mutex() >= 0 ? sema - 4 : shape.reader() ? sema - 12 : sema - 8;
  }

  /** An exact pointer argument, or 0 where it is absent, small or stale. */
  long argument(ThreadInfo thread, int frame, int argument) {
    LongArena pointers = dump.pointers();
    for (int i = thread.pointersFrom(); i < thread.pointersFrom() + thread.pointersCount() && i < pointers.size(); i++) {
      long packed = pointers.get(i);
      if (Pointer.frame(packed) == frame && Pointer.argument(packed) == argument) {
        return Pointer.stale(packed) ? 0 : Pointer.value(packed);
      }
    }
    return 0;
  }
}
