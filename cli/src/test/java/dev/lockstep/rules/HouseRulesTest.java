package dev.lockstep.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule holds on what ships, rejects the offence planted for it, and lets the healthy tree with its near misses pass.
 */
class HouseRulesTest {
  private static final String PLANTED = "dev.lockstep.rules.planted.";
  private static final JavaClasses SHIPPED =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lockstep");
  private static final JavaClasses ALL_PLANTED = new ClassFileImporter().importPackages(PLANTED.substring(0, PLANTED.length() - 1));

  /** Rule, planted tree, and the class (or member) of it that the rule must name. */
  private static final Map<String, List<String>> OFFENCES = offences();

  private static Map<String, List<String>> offences() {
    Map<String, List<String>> planted = new LinkedHashMap<>();
    planted.put("1 layers", List.of("layers", "datasets.ReadsTheEngine"));
    planted.put("1 no cycles", List.of("cycle", "datasets.one.One"));
    planted.put("2 bot is JDK only", List.of("jdk", "bot.WritesFiles", "bot.Locks", "bot.StartsThreads", "bot.ReadsAClock", "bot.Parses"));
    planted.put("3 engine and forensics", List.of("strangers", "engine.KnowsForensics", "forensics.KnowsEngine"));
    planted.put("3 engine and live", List.of("strangers", "engine.KnowsLive", "live.KnowsEngine"));
    planted.put("4 decisions", List.of("decisions", "bot.exit.Sends", "bot.guard.Waits"));
    planted.put("5 release constants", List.of("releases", "engine.AsksForTheRelease"));
    planted.put("6 messages", List.of("messages", "bot.order.OrderEvent", "bot.order.Mutable"));
    planted.put("7 clocks", List.of("runtimes", "datasets.OwnClock"));
    planted.put("7 lanes", List.of("runtimes", "engine.time.OwnLanes"));
    planted.put("8 detectors", List.of("detectors", "forensics.detect.Parses", "forensics.detect.ReadsFiles"));
    planted.put("9 tables and charts", List.of("libraries", "engine.DrawsTables", "cli.DrawsCharts"));
    planted.put("9 picocli", List.of("libraries", "reports.IsACommand"));
    planted.put("9 environment and exit", List.of("process", "reports.Exits", "reports.ReadsTheEnvironment"));
    planted.put("9 arguments", List.of("process", "reports.SecondMain"));
    planted.put("10 units in names", List.of("names", "reports.Timed.timeout", "reports.Timed.entryLatency"));
    planted.put("10 class names", List.of("names", "reports.OrderManager", "reports.PriceUtils"));
    return planted;
  }

  static Stream<Arguments> shipped() {
    return new HouseRules("dev.lockstep").all().entrySet().stream().map(rule -> arguments(rule.getKey(), rule.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void holdsOnWhatShips(String name, List<ArchRule> rules) {
    rules.forEach(rule -> rule.check(SHIPPED));
  }

  private static JavaClasses planted(String tree) {
    return ALL_PLANTED.that(resideInAPackage(PLANTED + tree + ".."));
  }

  static Stream<Arguments> planted() {
    return OFFENCES.entrySet().stream().flatMap(offence -> offence.getValue().stream().skip(1)
        .map(offender -> arguments(offence.getKey(), offence.getValue().get(0), offender)));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("planted")
  void rejectsThePlantedOffence(String name, String tree, String offender) {
    JavaClasses classes = planted(tree);
    List<ArchRule> rules = new HouseRules(PLANTED + tree).all().get(name);
    assertThat(rules.stream().map(rule -> rule.evaluate(classes).getFailureReport().toString()))
        .as("some part of rule %s names %s", name, offender)
        .anyMatch(report -> report.contains(PLANTED + tree + "." + offender));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void letsNearMissesPass(String name, List<ArchRule> shipped) {
    JavaClasses classes = planted("healthy");
    assertThat(classes).hasSizeGreaterThan(8);
    new HouseRules(PLANTED + "healthy").all().get(name).forEach(rule -> rule.check(classes));
  }

  @Test
  void everyRuleHasItsOffence() {
    assertThat(OFFENCES.keySet()).containsExactlyElementsOf(new HouseRules("dev.lockstep").all().keySet());
  }

  @Test
  void seesEveryModule() {
    assertThat(List.of("bot", "datasets", "engine", "forensics", "reports", "cli"))
        .allMatch(room -> SHIPPED.stream().anyMatch(type -> type.getPackageName().startsWith("dev.lockstep." + room)));
  }
}
