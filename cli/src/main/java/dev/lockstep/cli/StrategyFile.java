package dev.lockstep.cli;

import dev.lockstep.bot.BotFactory;
import dev.lockstep.bot.release.Release;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A strategy of the user's own: one Java source file whose public class is a {@link BotFactory}, compiled on the way. */
final class StrategyFile {
  private StrategyFile() {}

  /** Compiles the file and makes a release of it, named after its class. */
  static Release release(Path source) {
    String name = source.getFileName().toString().replaceFirst("\\.java$", "");
    if (!Files.isRegularFile(source) || !source.toString().endsWith(".java")) {
      throw new Failure(ExitCode.USAGE, "--strategy " + source + ": expected a .java file; sim/bot/examples/BuyTheDip.java is one");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) throw new Failure(ExitCode.USAGE, "--strategy needs a JDK; this Java has no compiler");
    try {
      Path classes = Files.createTempDirectory("lockstep-strategy");
      compile(compiler, source, classes);
      return Release.of(name, load(classes, name, source));
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "--strategy " + source + ": " + Failure.reason(e));
    }
  }

  private static void compile(JavaCompiler compiler, Path source, Path classes) throws IOException {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
      boolean compiled = compiler.getTask(new StringWriter(), files, problems, options, null, files.getJavaFileObjects(source)).call();
      if (compiled) return;
    }
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getKind() != Diagnostic.Kind.ERROR) continue;
      throw new Failure(ExitCode.USAGE, source + ":" + problem.getLineNumber() + ": "
          + problem.getMessage(Locale.ROOT).lines().findFirst().orElse("does not compile"));
    }
    throw new Failure(ExitCode.USAGE, source + ": does not compile");
  }

  private static BotFactory load(Path classes, String name, Path source) throws IOException {
    // Not closed: the strategy loads its inner classes while it runs.
    URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, StrategyFile.class.getClassLoader());
    try {
      Object strategy = loader.loadClass(name).getDeclaredConstructor().newInstance();
      if (strategy instanceof BotFactory factory) return factory;
      throw new Failure(ExitCode.USAGE, source + ": class " + name + " does not implement dev.lockstep.bot.BotFactory");
    } catch (ReflectiveOperationException e) {
      throw new Failure(ExitCode.USAGE, source + ": class " + name + " cannot be made: " + e
          + "; it needs the file's name, no package and a public constructor without parameters");
    }
  }
}
