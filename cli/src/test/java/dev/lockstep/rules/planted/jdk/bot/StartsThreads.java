package dev.lockstep.rules.planted.jdk.bot;

final class StartsThreads {
  void start(Runnable work) {
    new Thread(work).start();
  }
}
