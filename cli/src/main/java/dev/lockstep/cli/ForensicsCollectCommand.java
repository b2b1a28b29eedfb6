package dev.lockstep.cli;

import dev.lockstep.forensics.collect.CollectRequest;
import dev.lockstep.forensics.collect.Collector;
import dev.lockstep.forensics.collect.LocalCommands;
import dev.lockstep.forensics.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code forensics collect}: takes the evidence before somebody restarts the process. */
@Command(
    name = "collect",
    description = "Takes a series of thread dumps, logs and state files of a process or container, without ending it.",
    footer = {
      "",
      "Example: lockstep forensics collect --pid 4711 --file state/bot_state.json --out bundle",
      "Example: lockstep forensics collect --container bot-1 --pprof http://127.0.0.1:6060 --out bundle",
      "Then: lockstep forensics incident bundle",
      "Java is asked by jcmd, Go by --pprof, Python by py-spy. SIGQUIT, which ENDS a Go process, is sent",
      "only with --sigquit."
    },
    mixinStandardHelpOptions = true)
final class ForensicsCollectCommand implements Callable<Integer> {
  @Option(names = "--pid", paramLabel = "PID", description = "Process id on this machine.", defaultValue = "-1")
  private long pid;

  @Option(names = "--container", paramLabel = "NAME", description = "Container to ask through docker; its logs are taken too.")
  private String container;

  @Option(names = "--pprof", paramLabel = "URL", description = "A Go process' pprof endpoint, such as http://127.0.0.1:6060.")
  private String pprof;

  @Option(names = "--dumps", paramLabel = "N", description = "Dumps in the series (default: 3).", defaultValue = "3")
  private int dumps;

  @Option(names = "--interval", paramLabel = "SECONDS", description = "Seconds between two dumps (default: 5).", defaultValue = "5")
  private double intervalSeconds;

  @Option(names = "--file", paramLabel = "FILE", description = "State file or log to copy with its times; may be repeated.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--since", paramLabel = "DURATION", description = "How far back container logs are taken (default: 30m).", defaultValue = "30m")
  private String since;

  @Option(names = "--sigquit", description = "Send SIGQUIT if nothing else works. This ENDS a Go process.")
  private boolean sigquit;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "New or empty folder for the evidence.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (pid < 0 && container == null && pprof == null && files.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "nothing to collect: give --pid, --container, --pprof or --file");
    }
    try {
      refuseFilledFolder();
      CollectRequest request = new CollectRequest(pid, container, pprof, dumps, Math.round(intervalSeconds * 1000), files, sigquit, since);
      Collector collector = new Collector(new LocalCommands(30), ForensicsCollectCommand::fetch, Instant::now, ForensicsCollectCommand::sleep);
      List<String> notes = collector.collect(request, out);
      notes.forEach(note -> spec.commandLine().getErr().println("lockstep: " + VisibleText.escape(note)));
      if (onlyTheManifest()) throw new Failure(ExitCode.DATA, "nothing was collected: " + VisibleText.escape(out.toString()) + " holds no more than a manifest that says what was tried");
      spec.commandLine().getOut().println("collected into " + VisibleText.escape(out.toString()) + "; next: lockstep forensics incident " + VisibleText.escape(out.toString()));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, e.getMessage());
    } catch (IOException e) {
      throw new Failure(ExitCode.DATA, VisibleText.escape(out + ": " + e.getMessage()));
    }
  }

  private void refuseFilledFolder() throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> entries = Files.list(out)) {
        if (entries.findAny().isPresent()) {
          throw new Failure(ExitCode.USAGE, "--out " + VisibleText.escape(out.toString()) + " is not empty: name a new folder");
        }
      }
    }
  }

  private boolean onlyTheManifest() throws IOException {
    try (Stream<Path> entries = Files.list(out)) {
      return entries.count() <= 1;
    }
  }

  private static void fetch(String address, Path into) throws IOException {
    URI uri = URI.create(address);
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw new IOException("only http and https addresses are fetched");
    }
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(5_000);
    connection.setReadTimeout(30_000);
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, into);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
