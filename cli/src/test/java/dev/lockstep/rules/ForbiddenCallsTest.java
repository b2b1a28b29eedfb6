package dev.lockstep.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.ForbiddenApiException;
import de.thetaphi.forbiddenapis.Logger;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists of forbidden calls that the build applies: each group catches a planted offence, and the cures pass. */
class ForbiddenCallsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What the checker says of one planted class. */
  private static List<String> violations(String planted) throws Exception {
    List<String> said = new ArrayList<>();
    Checker checker = new Checker(new Recorder(said), ForbiddenCallsTest.class.getClassLoader(), Checker.Option.FAIL_ON_VIOLATION);
    checker.parseSignaturesString(signatures());
    checker.addBundledSignatures("jdk-unsafe-17", null);
    try (InputStream bytes = ForbiddenCallsTest.class.getResourceAsStream("planted/calls/" + planted + ".class")) {
      checker.streamReadClassToCheck(bytes, planted);
    }
    try {
      checker.run();
    } catch (ForbiddenApiException expected) {
      said.add(expected.getMessage());
    }
    return said;
  }

  /** The shared list of the deterministic rooms, and the one in the root pom. */
  private static String signatures() throws Exception {
    Matcher inPom = Pattern.compile("<signatures>(.*?)</signatures>", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(inPom.find()).isTrue();
    return Files.readString(ROOT.resolve("sim/deterministic-apis.txt")) + "\n" + inPom.group(1).strip();
  }

  static Stream<String> messages() throws Exception {
    Stream<String> ours = signatures().lines().filter(line -> line.startsWith("@defaultMessage")).map(line -> line.substring(16));
    return Stream.concat(ours, Stream.of("Uses default locale"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void eachGroupCatchesItsOffence(String message) throws Exception {
    assertThat(violations("Offender")).anyMatch(line -> line.startsWith("Forbidden") && line.contains("[" + message + "]"));
  }

  @Test
  void newHashMapsAreCaughtAlthoughLinkedOnesPass() throws Exception {
    assertThat(violations("Offender")).anyMatch(line -> line.contains("java.util.HashMap#<init>("));
  }

  @Test
  void theCuresPass() throws Exception {
    assertThat(violations("Healthy")).isEmpty();
  }

  private record Recorder(List<String> said) implements Logger {
    @Override
    public void error(String line) {
      said.add(line);
    }

    @Override
    public void warn(String line) {}

    @Override
    public void info(String line) {}

    @Override
    public void debug(String line) {}
  }
}
