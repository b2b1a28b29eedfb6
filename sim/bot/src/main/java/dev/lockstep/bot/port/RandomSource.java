package dev.lockstep.bot.port;

/** A named stream of random numbers split from the run's seed: a draw from one stream never shifts another. */
public interface RandomSource {
  /** The next 64 random bits. */
  long nextLong();

  /** Uniform in [0, bound). */
  long nextLong(long bound);

  /** Uniform in [0, 1), with 53 bits. */
  double nextDouble();

  /** The stream of this name, the same one for the same name. */
  RandomSource stream(String name);
}
