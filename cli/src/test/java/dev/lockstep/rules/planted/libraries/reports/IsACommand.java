package dev.lockstep.rules.planted.libraries.reports;

import picocli.CommandLine.Command;

@Command(name = "report")
final class IsACommand {}
