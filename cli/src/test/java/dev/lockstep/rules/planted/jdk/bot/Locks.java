package dev.lockstep.rules.planted.jdk.bot;

import java.util.concurrent.locks.ReentrantLock;

final class Locks {
  ReentrantLock lock;
}
