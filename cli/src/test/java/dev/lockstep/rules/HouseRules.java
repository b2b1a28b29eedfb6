package dev.lockstep.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules between packages, for the tree of classes under one root package; numbered as in the design. */
final class HouseRules {
  private static final Set<String> MESSAGES = Set.of("JournalEntry", "MarketEvent", "OrderEvent", "Step", "FaultSpec", "Finding");
  private static final Set<String> HANDS_THE_BOT_HAS_NOT =
      Set.of("Thread", "ThreadLocal", "Process", "ProcessBuilder", "Runtime", "ClassLoader");

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** Every rule under its number and name. */
  Map<String, List<ArchRule>> all() {
    Map<String, List<ArchRule>> rules = new LinkedHashMap<>();
    rules.put("1 layers", List.of(layers()));
    rules.put("1 no cycles", List.of(noCycles()));
    rules.put("2 bot is JDK only", List.of(botIsJdkOnly()));
    rules.put("3 engine and forensics", List.of(doesNotKnow("engine", "forensics"), doesNotKnow("forensics", "engine")));
    rules.put("3 engine and live", List.of(doesNotKnow("engine", "live"), doesNotKnow("live", "engine")));
    rules.put("4 decisions", List.of(decisionsArePure()));
    rules.put("5 release constants", List.of(releaseConstants()));
    rules.put("6 messages", List.of(messagesNeverChange()));
    rules.put("7 clocks", List.of(implementedOnlyIn("bot.port.Clock", "engine.time")));
    rules.put("7 lanes", List.of(implementedOnlyIn("bot.lane.Lanes", "engine.lane")));
    rules.put("8 detectors", List.of(detectorsAreFunctions()));
    rules.put("9 tables and charts", List.of(onlyIn("reports", "tech.tablesaw..", "org.knowm.xchart..")));
    rules.put("9 picocli", List.of(onlyIn("cli", "picocli..")));
    rules.put("9 environment and exit", List.of(onlyCliTouchesTheProcess()));
    rules.put("9 arguments", List.of(onlyCliHasMain()));
    rules.put("10 units in names", List.of(unitsInNames()));
    rules.put("10 class names", List.of(classNames()));
    return rules;
  }

  private String in(String room) {
    return root + "." + room + "..";
  }

  private ArchRule layers() {
    return layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
        .layer("bot").definedBy(in("bot"))
        .layer("datasets").definedBy(in("datasets"))
        .layer("engine").definedBy(in("engine"))
        .layer("forensics").definedBy(in("forensics"))
        .layer("reports").definedBy(in("reports"))
        .layer("live").definedBy(in("live"))
        .layer("spark").definedBy(in("spark"))
        .layer("cli").definedBy(in("cli"))
        .whereLayer("datasets").mayOnlyBeAccessedByLayers("engine", "forensics", "reports", "spark", "cli")
        .whereLayer("engine").mayOnlyBeAccessedByLayers("reports", "spark", "cli")
        .whereLayer("forensics").mayOnlyBeAccessedByLayers("reports", "cli")
        .whereLayer("reports").mayOnlyBeAccessedByLayers("cli")
        .whereLayer("live").mayOnlyBeAccessedByLayers("cli")
        .whereLayer("spark").mayOnlyBeAccessedByLayers("cli")
        .whereLayer("cli").mayNotBeAccessedByAnyLayer()
        .because("dependencies point to what is stable: everybody may know the bot, the bot knows nobody");
  }

  private ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true)
        .because("a package in a cycle cannot be read, tested or moved alone");
  }

  private ArchRule botIsJdkOnly() {
    return classes().that().resideInAPackage(in("bot")).should().onlyDependOnClassesThat(
            resideInAnyPackage(in("bot"), "java.lang..", "java.util", "java.util.function", "java.util.stream", "java.time..")
                .and(describe("hold no thread, process or clock", c -> !c.isAssignableTo(java.time.Clock.class)
                    && !(c.getPackageName().equals("java.lang") && HANDS_THE_BOT_HAS_NOT.contains(c.getSimpleName())))))
        .allowEmptyShould(true)
        .because("a live bot takes this jar alone, and what it cannot name it cannot do: no clock, thread, file or socket");
  }

  private ArchRule doesNotKnow(String room, String other) {
    return noClasses().that().resideInAPackage(in(room)).should().dependOnClassesThat().resideInAPackage(in(other))
        .allowEmptyShould(true)
        .because(room + " and " + other + " meet in the bot's vocabulary and in datasets, where a scenario is data");
  }

  private ArchRule decisionsArePure() {
    return noClasses().that().resideInAnyPackage(in("bot.exit"), in("bot.guard"))
        .should().dependOnClassesThat().resideInAnyPackage(in("bot.port"), in("bot.lane")).allowEmptyShould(true)
        .because("a decision receives what it needs; it cannot wait, send or save");
  }

  private ArchRule releaseConstants() {
    DescribedPredicate<JavaAccess<?>> constant = describe("a release constant", access ->
        access instanceof JavaFieldAccess field
            && field.getTarget().getOwner().getPackageName().startsWith(root + ".bot.release")
            && field.getTarget().getRawType().getSimpleName().equals("Release")
            && field.getTarget().resolveMember().map(f -> f.getModifiers().contains(JavaModifier.STATIC)).orElse(true));
    return noClasses().that().resideOutsideOfPackages(in("bot.release"), in("cli")).should().accessTargetWhere(constant)
        .allowEmptyShould(true)
        .because("a release is a wiring that arrives by constructor; code that asks which release it is has the defect in the wrong place");
  }

  private ArchRule messagesNeverChange() {
    DescribedPredicate<JavaClass> message = describe("are messages or kinds of them", c ->
        c.getPackageName().startsWith(root) && (MESSAGES.contains(c.getSimpleName())
            || c.getAllRawInterfaces().stream().anyMatch(i -> MESSAGES.contains(i.getSimpleName()) && i.getPackageName().startsWith(root))
            || c.getAllRawSuperclasses().stream().anyMatch(s -> MESSAGES.contains(s.getSimpleName()) && s.getPackageName().startsWith(root))));
    return classes().that(message).should(HouseConditions.beRecordsOrSealed()).allowEmptyShould(true)
        .because("messages between lanes are read by several rooms at once, and no branch over them may have a silent default");
  }

  private ArchRule implementedOnlyIn(String port, String engineRoom) {
    return classes().that().areAssignableTo(root + "." + port).and().areNotInterfaces()
        .should().resideInAnyPackage(in(engineRoom), in("live")).allowEmptyShould(true)
        .because("there are two worlds, the virtual and the live one, and no third");
  }

  private ArchRule detectorsAreFunctions() {
    return noClasses().that().resideInAPackage(in("forensics.detect"))
        .should().dependOnClassesThat().resideInAnyPackage(in("forensics.parse"), "java.io", "java.nio.file..").allowEmptyShould(true)
        .because("a detector goes from data to findings; reading files is done before it runs");
  }

  private ArchRule onlyIn(String room, String... libraries) {
    return noClasses().that().resideOutsideOfPackage(in(room)).should().dependOnClassesThat().resideInAnyPackage(libraries)
        .allowEmptyShould(true)
        .because("a library in one room can be replaced there");
  }

  private ArchRule onlyCliTouchesTheProcess() {
    return noClasses().that().resideOutsideOfPackage(in("cli"))
        .should().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "halt", int.class)
        .orShould().callMethod(System.class, "getenv")
        .orShould().callMethod(System.class, "getenv", String.class)
        .allowEmptyShould(true)
        .because("what a run depends on stands in its arguments, and only cli reads them");
  }

  private ArchRule onlyCliHasMain() {
    return methods().that().haveName("main").and().areStatic().and().haveRawParameterTypes(String[].class)
        .should().beDeclaredInClassesThat().resideInAPackage(in("cli")).allowEmptyShould(true)
        .because("there is one main()");
  }

  private ArchRule unitsInNames() {
    DescribedPredicate<JavaField> speaksOfTime = describe("speak of time", f -> TimeNames.speaksOfTime(f.getName()));
    return fields().that().haveRawType(long.class).and(speaksOfTime)
        .should(HouseConditions.nameTheirUnit()).allowEmptyShould(true)
        .because("a long cannot say whether it holds milliseconds");
  }

  private ArchRule classNames() {
    return noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)").allowEmptyShould(true)
        .because("such a name says that nobody knew what the class is");
  }
}
