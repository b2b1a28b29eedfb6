package dev.lockstep.bot.seeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Leaves the row of a test that has passed in {@code target/seeds}, and takes away that of one that has not. */
public final class SeedRecorder implements ParameterResolver, AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SeedRecorder.class);
  private static final Path FOLDER = Path.of("target", "seeds");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SeedEvidence.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SeedEvidence evidence = new SeedEvidence();
    context.getStore(SPACE).put("evidence", evidence);
    return evidence;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    String test = context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName();
    Path file = FOLDER.resolve(test + ".md");
    Files.deleteIfExists(file);
    if (context.getExecutionException().isPresent()) return;
    SeedRow row = context.getRequiredTestMethod().getAnnotation(SeedRow.class);
    SeedEvidence evidence = context.getStore(SPACE).get("evidence", SeedEvidence.class);
    if (evidence == null) throw new AssertionError(test + " takes no SeedEvidence, so it shows nothing");
    StringBuilder lines = new StringBuilder();
    for (String name : row.row().split(", *")) {
      lines.append("| ").append(name).append(" | ").append(row.code()).append(" | ").append(row.scenario()).append(" | ").append(evidence.cells())
          .append(" | `").append(test).append("` |\n");
    }
    Files.createDirectories(FOLDER);
    Files.writeString(file, lines);
  }
}
