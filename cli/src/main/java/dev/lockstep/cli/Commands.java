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
    commands.put("generate-completion", AutoComplete.GenerateCompletion::new);
    commands.put("help", CommandLine.HelpCommand::new);
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

  /** Registers what this command line needs. */
  static void register(CommandLine line, String... args) {
    Map<String, Supplier<Object>> commands = all();
    String first = args.length == 0 ? "" : args[0];
    boolean alone = commands.containsKey(first) && !first.equals("help") && !first.equals("generate-completion");
    Map<String, Supplier<Object>> forensics = forensics();
    boolean one = alone && args.length > 1 && forensics.containsKey(args[1]);
    commands.forEach((name, command) -> {
      if (alone && !name.equals(first)) return;
      line.addSubcommand(name, command.get());
      if (!name.equals("forensics")) return;
      CommandLine group = line.getSubcommands().get(name);
      forensics.forEach((sub, member) -> {
        if (!one || sub.equals(args[1])) group.addSubcommand(sub, member.get());
      });
    });
  }
}
