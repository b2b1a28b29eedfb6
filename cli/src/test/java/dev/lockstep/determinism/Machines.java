package dev.lockstep.determinism;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machines on which the same bytes are demanded. */
final class Machines {
  /** What every other machine is compared with. */
  static final Machine PLAIN = new Machine("plain", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");

  private static final Machine AGAIN = new Machine("run again, C1 only",
      "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC", "-XX:TieredStopAtLevel=1");
  /** Turkish: i and I are different letters there. Nepal: its offset is no whole number of half hours. */
  private static final Machine TURKEY = new Machine("tr, Asia/Kathmandu",
      "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu", "-XX:ActiveProcessorCount=1");
  /** Egyptian Arabic: other digits, other direction. */
  private static final Machine EGYPT = new Machine("ar-EG, Latin-1",
      "-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Africa/Cairo", "-Dfile.encoding=ISO-8859-1", "-XX:ActiveProcessorCount=2");

  private Machines() {}

  static List<Machine> others() {
    List<Machine> machines = new ArrayList<>(List.of(AGAIN, TURKEY, EGYPT));
    otherJava().ifPresent(java -> List.of(AGAIN, EGYPT).forEach(machine -> machines.add(machine.on("other JDK", java))));
    return machines;
  }

  /** A second JDK of another version: the one named by {@code -Dlockstep.otherJava}, else one that lies beside this one. */
  static Optional<Path> otherJava() {
    String named = System.getProperty("lockstep.otherJava", "");
    if (!named.isEmpty()) return Optional.of(Path.of(named));
    Path installed = Path.of(System.getProperty("java.home")).getParent();
    if (installed == null) return Optional.empty();
    try (Stream<Path> jdks = Files.list(installed)) {
      return jdks.filter(jdk -> version(jdk) >= 17 && version(jdk) != Runtime.version().feature())
          .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
          .max(Comparator.comparingInt(Machines::version).thenComparing(Comparator.naturalOrder())).map(jdk -> jdk.resolve("bin/java"));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The feature version that a JDK's {@code release} file states, or 0. */
  private static int version(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines.filter(line -> line.startsWith("JAVA_VERSION=")).map(line -> line.replaceAll("\\D*(\\d+).*", "$1")).mapToInt(Integer::parseInt)
          .findFirst().orElse(0);
    } catch (IOException | NumberFormatException unreadable) {
      return 0;
    }
  }
}
