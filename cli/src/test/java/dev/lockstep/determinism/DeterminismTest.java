package dev.lockstep.determinism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command lines of {@code commands.txt} give the same bytes on every machine; programs with planted faults do not. */
class DeterminismTest {
  private static final String MAIN = "dev.lockstep.cli.Main";
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static Stream<String> commands() throws IOException {
    try (InputStream list = DeterminismTest.class.getResourceAsStream("commands.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void everyMachineGivesTheSameBytes(String command) {
    String line = command;
    if (line.contains("@data")) {
      Optional<Path> data = data();
      assumeTrue(data.isPresent(), "no recorded data beside the repository; LOCKSTEP_TEST_DATA can name their folder");
      line = line.replace("@data", data.get().toString());
    }
    List<String> arguments = List.of(line.split(" +"));
    String plain = Machines.PLAIN.run(ROOT, MAIN, arguments);
    assertThat(plain.lines().count()).as("%s prints something", command).isGreaterThan(1);
    for (Machine machine : Machines.others()) assertThat(machine.run(ROOT, MAIN, arguments)).as(machine.name()).isEqualTo(plain);
  }

  @Test
  void aSecondJdkIsThere() {
    assumeTrue(Machines.otherJava().isPresent(), "no second JDK beside this one; -Dlockstep.otherJava=PATH can name its java");
    assertThat(Machines.others()).hasSize(5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"locale,tr|ar-EG", "zone,tr|ar-EG", "processors,tr", "run,again|tr|ar-EG", "jdk,other JDK", "nothing,''"})
  void plantedFaultsAreFound(String fault, String names) {
    if (fault.equals("jdk")) assumeTrue(Machines.otherJava().isPresent(), "no second JDK beside this one");
    List<String> arguments = List.of(fault);
    String plain = Machines.PLAIN.run(ROOT, DependsOnTheMachine.class.getName(), arguments);
    List<String> different = Machines.others().stream()
        .filter(machine -> !machine.run(ROOT, DependsOnTheMachine.class.getName(), arguments).equals(plain)).map(Machine::name).toList();
    List<String> expected = names.isEmpty() ? List.of() : List.of(names.split("\\|"));
    assertThat(different).allMatch(name -> expected.stream().anyMatch(name::contains));
    assertThat(expected).allMatch(part -> different.stream().anyMatch(name -> name.contains(part)));
  }

  private static Optional<Path> data() {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    Stream<Path> beside = Stream.iterate(ROOT.getParent(), Objects::nonNull, Path::getParent).map(folder -> folder.resolve("shared/data"));
    return (named == null ? beside : Stream.of(Path.of(named))).filter(Files::isDirectory).findFirst();
  }
}
