package dev.lockstep.forensics.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All hostile inputs once more, in a process of their own with little memory, and with a line of a gibibyte. */
class HostileMemoryTest {
  /** Of the whole process, what makes the inputs included. */
  private static final String MEMORY = "-Xmx96m";

  @TempDir private Path folder;

  @Test
  void everyCaseFitsIntoLittleMemory() throws IOException, InterruptedException {
    Path output = folder.resolve("out.txt");
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlockstep.hostile.line=1024",
        "-cp", classPath(), Cases.class.getName(), folder.toString())
        .redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> told = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(String.join("\n", told)).isZero();
    assertThat(told).filteredOn(line -> line.startsWith("fits ")).hasSizeGreaterThanOrEqualTo(15);
  }

  private static String classPath() {
    if (HostileMemoryTest.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString()).collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Runs each case of {@link HostileLogTest} in turn. */
  static final class Cases {
    private Cases() {}

    public static void main(String[] args) throws IOException {
      List<Method> cases = new ArrayList<>();
      for (Method method : HostileLogTest.class.getDeclaredMethods()) if (method.isAnnotationPresent(Test.class)) cases.add(method);
      cases.sort(Comparator.comparing(Method::getName));
      boolean failed = false;
      for (Method one : cases) failed |= !fits(one, Path.of(args[0]));
      Runtime.getRuntime().halt(failed ? 1 : 0);
    }

    private static boolean fits(Method one, Path folder) throws IOException {
      Object[] arguments = Arrays.stream(one.getParameterTypes()).map(type -> (Object) folder.resolve(one.getName())).toArray();
      if (arguments.length > 0) Files.createDirectory((Path) arguments[0]);
      String result = "fits " + one.getName();
      try {
        one.setAccessible(true);
        one.invoke(new HostileLogTest(), arguments);
      } catch (InvocationTargetException thrown) {
        result = one.getName() + ": " + thrown.getCause();
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
      Files.write(folder.resolve("out.txt"), Stream.of(result).toList(), StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
      return result.startsWith("fits ");
    }
  }
}
