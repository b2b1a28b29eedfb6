package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.detect.locks.Thresholds;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every threshold of the lock rules is an option of {@code forensics threads}, and its written default is the one in force. */
class ThresholdOptionsTest {
  @Test
  void everyThresholdIsAnOptionWithItsDefault() throws ReflectiveOperationException {
    CommandLine command = new CommandLine(new ForensicsThreadsCommand());
    for (RecordComponent threshold : Thresholds.class.getRecordComponents()) {
      String name = "--" + threshold.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      OptionSpec option = command.getCommandSpec().findOption(name);
      assertThat(option).as(name).isNotNull();
      double inForce = ((Number) threshold.getAccessor().invoke(Thresholds.DEFAULT)).doubleValue();
      assertThat(Double.parseDouble(option.defaultValue())).as(name).isEqualTo(inForce);
      assertThat(String.join("", option.description())).as(name).contains("(" + option.defaultValue() + ")");
    }
  }
}
