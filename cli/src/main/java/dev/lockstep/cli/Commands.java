package dev.lockstep.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The list of commands, in the order of the help. picocli reflects over every command that is registered, so only the one
 * that is asked for is registered, and all of them when help or completion needs them.
 */
final class Commands {
  private Commands() {}

  private static Map<String, Supplier<Object>> all() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("datasets", DatasetsCommand::new);
    commands.put("orders", OrdersCommand::new);
    commands.put("forensics", ForensicsCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put("backtest", BacktestCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("sweep", SweepCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("lookahead", LookaheadCommand::new);
    commands.put("reproduce", ReproduceCommand::new);
    commands.put("swarm", SwarmCommand::new);
    commands.put("releases", ReleasesCommand::new);
    commands.put("settings", SettingsCommand::new);
    commands.put("rules", RulesCommand::new);
    // Not ::new: the archive that makes starts fast cannot hold a method reference to a class as old as picocli's.
    commands.put("generate-completion", () -> new AutoComplete.GenerateCompletion());
    commands.put("help", HelpCommand::new);
    return commands;
  }

  private static Map<String, Supplier<Object>> forensics() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("threads", ForensicsThreadsCommand::new);
    commands.put("collect", ForensicsCollectCommand::new);
    commands.put("logs", LogsCommand::new);
    commands.put("state", StateCommand::new);
    commands.put("incident", IncidentCommand::new);
    commands.put("plant", PlantCommand::new);
    commands.put("scenario", ScenarioCommand::new);
    return commands;
  }

  private static Map<String, Supplier<Object>> datasets() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("import", DatasetsImportCommand::new);
    commands.put("check", DatasetsCheckCommand::new);
    commands.put("list", DatasetsListCommand::new);
    commands.put("show", DatasetsShowCommand::new);
    commands.put("export", DatasetsExportCommand::new);
    commands.put("synth", DatasetsSynthCommand::new);
    return commands;
  }

  /** The commands of a group; none for a command that is no group. */
  private static Map<String, Supplier<Object>> members(String group) {
    return switch (group) {
      case "forensics" -> forensics();
      case "datasets" -> datasets();
      default -> Map.of();
    };
  }

  /** Registers what this command line needs. */
  static void register(CommandLine line, String... args) {
    String first = args.length == 0 ? "" : args[0];
    if (first.equals("--version") || first.equals("-V")) return;
    Map<String, Supplier<Object>> commands = all();
    boolean alone = commands.containsKey(first) && !first.equals("help") && !first.equals("generate-completion");
    commands.forEach((name, command) -> {
      if (alone && !name.equals(first)) return;
      line.addSubcommand(name, command.get());
      CommandLine group = line.getSubcommands().get(name);
      Map<String, Supplier<Object>> members = members(name);
      boolean one = alone && args.length > 1 && members.containsKey(args[1]);
      members.forEach((sub, member) -> {
        if (!one || sub.equals(args[1])) group.addSubcommand(sub, member.get());
      });
    });
  }
}
