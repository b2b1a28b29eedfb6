package dev.lockstep.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.reports.WellFormed;
import dev.lockstep.reports.image.Pictures;
import dev.lockstep.reports.sweep.SweepData;
import dev.lockstep.reports.sweep.SweepPlotsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&";

  @TempDir private Path folder;
  @TempDir private Path again;

  private static List<Path> write(SweepData data, Path into) throws IOException {
    return SweepReport.write(data, List.of(), List.of(new SweepReport.Fact("run", HOSTILE)), List.of(HOSTILE), into).files();
  }

  @Test
  void thePageIsSafeAndItsDrawingsWellFormed() throws Exception {
    String page = new SweepPage(
        SweepPlotsTest.grid(40, 30, HOSTILE, 1), List.of(), List.of(new SweepReport.Fact("run", HOSTILE)), List.of(HOSTILE)).write();
    assertThat(page.contains("<script")).isFalse();
    assertThat(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:")).isTrue();
    assertThat(WellFormed.drawings(page)).isEqualTo(1 + 6 + 3);
    assertThat(page.length()).isLessThan(2_000_000);
  }

  @Test
  void picturesRepeatThemselves() throws Exception {
    assumeTrue(Pictures.whyNot() == null, () -> Pictures.whyNot());
    List<Path> files = write(SweepPlotsTest.grid(6, 4, "key", 1), folder);
    write(SweepPlotsTest.grid(6, 4, "key", 1), again);
    assertThat(files).hasSize(1 + 2 * 10);
    for (Path file : files) {
      assertThat(Files.mismatch(file, again.resolve(file.getFileName()))).as(file.toString()).isEqualTo(-1);
      if (file.toString().endsWith(".svg")) WellFormed.check(Files.readAllBytes(file));
    }
  }
}
