package dev.lockstep.bot.seeds;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that is a row of SEEDS.md; it takes a {@link SeedEvidence} as parameter. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SeedRecorder.class)
public @interface SeedRow {
  /** Which recipe, for instance {@code 002 task 3.1}; several that share one test are separated by commas. */
  String row();

  /** Our code that stands in its place. */
  String code();

  /** What happens in the test. */
  String scenario();
}
