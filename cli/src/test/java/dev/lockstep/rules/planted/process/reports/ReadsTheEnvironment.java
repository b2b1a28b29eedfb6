package dev.lockstep.rules.planted.process.reports;

final class ReadsTheEnvironment {
  String home() {
    return System.getenv("HOME");
  }
}
