package dev.lockstep.forensics.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.model.ThreadInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dump that gdb took of a real process; the program stands beside it. */
class PythonSpecimenTest {
  private static final Path RECORDED = Path.of("src/test/resources/specimens/gdb-recorded.txt");

  @Test
  void gdbNamesTheLockAndNobodyItsHolder() throws IOException {
    Dumps.Judged judged = Dumps.judge("gdb", Files.readAllBytes(RECORDED));
    List<ThreadInfo> threads = List.copyOf(judged.dumps().get(0).threads());
    assertThat(threads).extracting(ThreadInfo::name).containsExactly("Thread 4", "Thread 3", "Thread 2", "Thread 1");
    assertThat(threads).extracting(ThreadInfo::nativeId).containsExactly(20233L, 20232L, 20231L, 20229L);
    assertThat(judged.findings()).as("main waits for an event, which is no lock").hasSize(1);
    Finding finding = judged.findings().get(0);
    assertThat(finding.ruleId()).isEqualTo("contention");
    assertThat(finding.confidence()).isEqualTo(Confidence.LOW);
    assertThat(finding.details()).containsEntry("lock", "_thread.lock <0x7f3731f6b700>").containsEntry("waiters", List.of("Thread 4", "Thread 3"))
        .containsEntry("holder", null);
    assertThat(finding.evidence().get(0).text()).startsWith("Thread 4 (Thread 0x7f3730f476c0 (LWP 20233)");
    assertThat(judged.report().bytesPassedBy()).as("what gdb prints above and below").isLessThan(400);
  }
}
