package dev.lockstep.engine.bench;

import dev.lockstep.datasets.tape.TapeFile;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.TreeMapBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a row: reading alone, replay with ladder books, replay with the reference books. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xmx64m"})
public class ReplayBenchmark {
  private static final int ROWS = 2_000_000;

  @Param({"CRYPTO", "WINDOW"})
  public BenchTape.Shape shape;

  private Path file;

  @Setup
  public void generate() throws IOException {
    file = Files.createTempFile("lockstep-bench", ".tape");
    BenchTape.write(file, shape, ROWS, 1);
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long scan() throws IOException {
    try (TapeFile tape = TapeFile.open(file)) {
      return ReplayBench.scan(tape);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long ladder() throws IOException {
    try (TapeFile tape = TapeFile.open(file)) {
      return ReplayBench.replay(tape, LadderBook::new);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long treeMap() throws IOException {
    try (TapeFile tape = TapeFile.open(file)) {
      return ReplayBench.replay(tape, TreeMapBook::new);
    }
  }
}
