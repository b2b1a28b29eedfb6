package dev.lockstep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Which build this is.
 *
 * @param version of the project
 * @param commit the source's commit, with {@code +changes} if the tree had any, or {@code unknown} outside a repository
 */
public record Build(String version, String commit) {
  /** Reads what the build wrote beside this class. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
      properties.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Build(properties.getProperty("version"), properties.getProperty("commit"));
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = current();
      return new String[] {"lockstep " + build.version() + " (commit " + build.commit() + ")"};
    }
  }
}
