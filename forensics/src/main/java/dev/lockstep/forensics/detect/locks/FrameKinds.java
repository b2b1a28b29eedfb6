package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.model.Symbols;

/** Sorts functions by name into {@link FrameKind}s, each function once. */
final class FrameKinds {
  private static final FrameKind[] KINDS = FrameKind.values();

  /** First match wins; a rule ending in {@code *} is a prefix, one beginning with {@code *} a suffix, others are whole names. */
  private static final Object[][] RULES = {
    {FrameKind.IDLE_WORKER, "java.util.concurrent.ThreadPoolExecutor.getTask", "java.util.concurrent.ForkJoinPool.awaitWork",
      "java.util.concurrent.ForkJoinPool.scan", "*.waitForRequest", "*QueuedThreadPool.idleJobPoll", "java.util.TimerThread.mainLoop",
      "java.lang.ref.ReferenceQueue.remove", "java.lang.ref.Reference.waitForReferencePendingList",
      "java.lang.ref.Reference$ReferenceHandler.run", "*.processPendingReferences", "*Finalizer.getPendingFinalizee", "queue.py:get",
      "thread.py:_worker", "*selectors.py:select"},
    {FrameKind.IDLE_IO, "*.socketAccept", "*.accept0", "*.accept", "*.Accept", "*.epollWait", "*.epollWait0", "*EPoll.wait", "*.poll0",
      "*.poll", "*.select", "*.kevent", "*KQueue.poll", "*.doSelect", "os/signal.signal_recv", "*PosixSocketMuxer.poll", "*.nativeAccept", "*.nativeRead",
      "*.netpoll", "*WindowsSelectorImpl$SubSelector.poll0", "*sun.nio.ch.Iocp.getQueuedCompletionStatus", "*DatagramSocketImpl.receive0",
      "*.waitForSignal"},
    {FrameKind.SLEEP, "java.lang.Thread.sleep*", "time.Sleep", "*.TimeUnit.sleep", "*.sleepNanos0"},
    {FrameKind.PROCESS, "java.lang.ProcessImpl.waitFor*", "java.lang.UNIXProcess.waitFor*", "*.waitForProcessExit*", "os.(*Process).Wait",
      "os/exec.(*Cmd).Wait", "subprocess.py:wait", "subprocess.py:_wait", "syscall.wait4", "*Process$PipeInputStream.read"},
    {FrameKind.NET_IO, "java.net.SocketInputStream.*", "java.net.SocketOutputStream.*", "java.net.Socket$*", "java.net.Inet*lookup*",
      "java.net.InetAddress.getA*", "java.net.PlainSocketImpl.socketConnect", "sun.nio.ch.SocketDispatcher.*", "sun.nio.ch.Net.*",
      "sun.nio.ch.NioSocketImpl.*", "sun.nio.ch.SocketChannelImpl.*", "internal/poll.runtime_pollWait", "net.(*conn).*",
      "net.(*netFD).*", "net.(*Dialer).*", "ssl.py:read", "socket.py:readinto", "*socket.py:recv", "sun.nio.ch.DatagramChannelImpl.*"},
    {FrameKind.FILE_IO, "java.io.FileInputStream.*", "java.io.FileOutputStream.*", "java.io.RandomAccessFile.*", "java.io.UnixFileSystem.*",
      "java.io.FileDescriptor.sync", "sun.nio.ch.FileDispatcherImpl.*", "sun.nio.ch.UnixFileDispatcherImpl.*", "sun.nio.ch.FileChannelImpl.*",
      "sun.nio.fs.UnixNativeDispatcher.*", "java.nio.file.Files.*", "java.nio.file.FileTreeWalker.*", "os.(*File).*",
      "internal/poll.(*FD).*", "syscall.Fsync", "syscall.fsync", "sun.nio.ch.IOUtil.*", "java.util.zip.ZipFile.*", "os.WriteFile"},
    {FrameKind.CHANNEL, "runtime.chansend*", "runtime.chanrecv*", "runtime.selectgo", "runtime.block"},
    {FrameKind.FUTURE, "java.util.concurrent.FutureTask.get", "java.util.concurrent.FutureTask.awaitDone",
      "java.util.concurrent.CompletableFuture.get", "java.util.concurrent.CompletableFuture.join",
      "java.util.concurrent.CompletableFuture.waitingGet", "java.util.concurrent.CompletableFuture.timedGet",
      "java.util.concurrent.CountDownLatch.await", "java.util.concurrent.CyclicBarrier.*", "java.util.concurrent.Semaphore.acquire*",
      "java.util.concurrent.ForkJoinTask.get", "java.util.concurrent.ForkJoinTask.join", "java.lang.Thread.join",
      "sync.(*WaitGroup).Wait", "_base.py:result"},
    {FrameKind.CONDITION, "java.lang.Object.wait*", "sync.(*Cond).Wait", "*ConditionObject.await*", "threading.py:wait",
      "java.util.concurrent.Exchanger.*", "*BlockingQueue.take", "*BlockingQueue.put", "*SynchronousQueue*"},
    {FrameKind.RETRY, "*.tryLock", "*.TryLock", "*.compareAndSet", "*.compareAndSet*", "*.weakCompareAndSet*", "java.lang.Thread.onSpinWait",
      "java.lang.Thread.yield*", "sync/atomic.CompareAndSwap*", "runtime.Gosched", "java.lang.Thread.yield0", "*.compareAndExchange*",
      "*Sync.tryLock", "*Sync.nonfairTryAcquire"},
    {FrameKind.PARK, "*Unsafe.park", "java.util.concurrent.locks.LockSupport.park*", "runtime.gopark", "runtime.goparkunlock"},
    {FrameKind.LOCK, "sync.(*Mutex).*", "sync.(*RWMutex).*", "internal/sync.(*Mutex).*", "sync.runtime_SemacquireMutex",
      "sync.runtime_SemacquireRWMutex*", "java.util.concurrent.locks.ReentrantLock.lock*", "java.util.concurrent.locks.ReentrantReadWriteLock$*",
      "java.util.concurrent.locks.AbstractQueuedSynchronizer.*", "synchronize.py:__enter__", "synchronize.py:acquire", "threading.py:acquire",
      "threading.py:__enter__", "threading.py:_wait_for_tstate_lock"},
  };

  private final Symbols symbols;
  private byte[] known = new byte[1024];

  FrameKinds(Symbols symbols) {
    this.symbols = symbols;
  }

  FrameKind of(int function) {
    if (function >= known.length) {
      known = java.util.Arrays.copyOf(known, Math.max(known.length * 2, function + 1));
    }
    int kind = known[function];
    if (kind == 0) {
      kind = sort(symbols.text(function)).ordinal() + 1;
      known[function] = (byte) kind;
    }
    return KINDS[kind - 1];
  }

  private static FrameKind sort(String name) {
    for (Object[] rule : RULES) {
      for (int i = 1; i < rule.length; i++) {
        if (matches(name, (String) rule[i])) {
          return (FrameKind) rule[0];
        }
      }
    }
    return FrameKind.PLAIN;
  }

  private static boolean matches(String name, String pattern) {
    boolean open = pattern.startsWith("*");
    boolean end = pattern.length() > 1 && pattern.endsWith("*");
    String words = pattern.substring(open ? 1 : 0, pattern.length() - (end ? 1 : 0));
    if (open && end) {
      return name.contains(words);
    }
    return open ? name.endsWith(words) : end ? name.startsWith(words) : name.equals(words);
  }
}
