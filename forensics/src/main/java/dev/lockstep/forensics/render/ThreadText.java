package dev.lockstep.forensics.render;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.detect.locks.StackGroup;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.VisibleText;
import dev.lockstep.forensics.text.WrappedText;
import java.util.List;

/** The text summary: the verdict first, then lock, holder, waiters, evidence and what to do next, then the groups of stacks. */
public final class ThreadText {
  private static final int IDS_SHOWN = 12;
  private static final int GROUPS_SHOWN = 8;
  private static final int SITES_SHOWN = 4;
  private static final int FRAMES_SHOWN = 4;
  private static final int EVIDENCE_SHOWN = 6;
  private static final int QUOTED_LINES = 4;
  private static final int LABEL = 11;
  private static final int ID_WIDTH = 48;
  /** Characters of a sentence: names in it may be of any length. */
  private static final int LONGEST = 510;

  private final Redactor redactor;
  private final StringBuilder out = new StringBuilder();

  private ThreadText(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The whole summary; {@code groups} of the dump looked at last. */
  public static String of(List<InputReport> inputs, List<Finding> findings, List<StackGroup> groups, Redactor redactor) {
    ThreadText text = new ThreadText(redactor);
    text.head(inputs, findings);
    findings.forEach(text::finding);
    text.groups(groups);
    return text.out.toString();
  }

  private void head(List<InputReport> inputs, List<Finding> findings) {
    long critical = findings.stream().filter(f -> f.severity() == Severity.CRITICAL).count();
    long warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
    long notes = findings.size() - critical - warnings;
    wrapped("", "  ", critical + warnings == 0 ? "HEALTHY: no thread is held up by another one" + (notes > 0 ? " for long" : "")
        : findings.get(0).severity().label().toUpperCase(java.util.Locale.ROOT) + ": " + findings.get(0).summary());
    if (!findings.isEmpty()) {
      line("  " + critical + " critical, " + ThreadHtml.counted(warnings, "warning") + ", " + ThreadHtml.counted(notes, "note"));
    }
    if (critical + warnings == 0 && inputs.stream().anyMatch(i -> i.format().equals("faulthandler"))) {
      wrapped("  ", "  ", "faulthandler prints no states: who waits in \"with lock:\" looks like any other; py-spy dump or gdb py-bt tell");
    }
    line("");
    for (InputReport input : inputs) {
      String what = input.dumps() == 0 ? "no thread dump in it"
          : input.dumps() + (input.dumps() == 1 ? " dump, " : " dumps, ") + input.threads() + " threads, " + input.format() + ", " + input.runtime();
      String sure = input.confidence() == null ? "" : " (" + input.confidence().label() + ")";
      wrapped("input    ", " ".repeat(LABEL), input.file() + ": " + what + sure + "; " + input.bytesPassedBy() + " of " + input.bytes() + " bytes are other text");
      for (String problem : input.problems()) {
        wrapped("         ! ", " ".repeat(LABEL), problem);
      }
    }
  }

  private void finding(Finding finding) {
    line("");
    line(finding.severity().label().toUpperCase(java.util.Locale.ROOT) + "  " + finding.ruleId() + "  (" + finding.confidence().label() + ")");
    wrapped("  ", "  ", finding.summary());
    field("lock", finding.details().get("lock"));
    Object holder = finding.details().get("holder");
    Object does = finding.details().get("holderDoes");
    if (holder != null) {
      field("holder", brief(holder.toString()) + (does == null ? "" : ": " + does));
    } else if (!strings(finding, "holderCandidates").isEmpty() && strings(finding, "cycle").isEmpty()) {
      field("holder", "not certain; candidates: " + ids(strings(finding, "holderCandidates")));
    }
    List<String> cycle = strings(finding, "cycle");
    if (cycle.size() > 1) {
      field("cycle", String.join(" -> ", cycle.stream().map(ThreadText::brief).toList()) + " -> " + brief(cycle.get(0)));
    }
    if (!strings(finding, "victims").isEmpty()) {
      field("victims", strings(finding, "victims").size() + ": " + ids(strings(finding, "victims")));
    }
    List<String> waiters = strings(finding, "waiters");
    if (!waiters.isEmpty() && cycle.size() < 2) {
      Object longest = finding.details().get("longestWaitMinutes");
      field("waiters", waiters.size() + ": " + ids(waiters) + (longest == null ? "" : "; the longest for " + longest + " minutes"));
    }
    lines("at", strings(finding, "waiterSites").stream().limit(SITES_SHOWN).toList());
    lines("why", strings(finding, "reasons"));
    evidence(finding.evidence());
    lines("do next", strings(finding, "advice"));
  }

  private void evidence(List<Evidence> evidence) {
    String label = "evidence";
    for (Evidence one : evidence.subList(0, Math.min(EVIDENCE_SHOWN, evidence.size()))) {
      quoted(String.format(java.util.Locale.ROOT, "  %-9s%s:%d  ", label, one.file(), one.line()), one.text().strip());
      label = "";
    }
  }

  private void lines(String label, List<String> texts) {
    String name = label;
    for (String text : texts) {
      wrapped(String.format(java.util.Locale.ROOT, "  %-9s- ", name), " ".repeat(LABEL + 2), text);
      name = "";
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Finding finding, String field) {
    Object value = finding.details().get(field);
    return value instanceof List<?> ? (List<String>) value : List.of();
  }

  private static String ids(List<String> ids) {
    String shown = String.join(", ", ids.stream().limit(IDS_SHOWN).map(ThreadText::brief).toList());
    return ids.size() <= IDS_SHOWN ? shown : shown + " and " + (ids.size() - IDS_SHOWN) + " more";
  }

  /** Names of threads may be whole addresses; the JSON has them in full. */
  private static String brief(String id) {
    return id.length() <= ID_WIDTH ? id : id.substring(0, ID_WIDTH - 3) + "...";
  }

  private void groups(List<StackGroup> groups) {
    List<StackGroup> busy = groups.stream().filter(g -> !g.idle()).toList();
    long idleThreads = groups.stream().filter(StackGroup::idle).mapToLong(StackGroup::count).sum();
    if (groups.isEmpty()) {
      return;
    }
    line("");
    line("STACKS of the last dump, largest group first");
    for (StackGroup group : busy.subList(0, Math.min(GROUPS_SHOWN, busy.size()))) {
      wrapped(String.format(java.util.Locale.ROOT, "%7d  ", group.count()), " ".repeat(LABEL + 2), String.format(java.util.Locale.ROOT, "%s [%s]  %s",
          group.doing(), group.state(), String.join(" < ", group.frames().subList(0, Math.min(FRAMES_SHOWN, group.frames().size())))));
    }
    if (busy.size() > GROUPS_SHOWN) {
      long rest = busy.subList(GROUPS_SHOWN, busy.size()).stream().mapToLong(StackGroup::count).sum();
      line(String.format(java.util.Locale.ROOT, "%7d  in %d smaller groups", rest, busy.size() - GROUPS_SHOWN));
    }
    line(String.format(java.util.Locale.ROOT, "%7d  idle: waiting for work, connections or events", idleThreads));
  }

  private void field(String label, Object value) {
    if (value != null) {
      wrapped(String.format(java.util.Locale.ROOT, "  %-9s", label), " ".repeat(LABEL), value.toString());
    }
  }

  /** A sentence in lines of a hundred columns, unless a word is longer. */
  private void wrapped(String first, String next, String text) {
    String safe = safe(text);
    String shown = safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
    for (String line : WrappedText.lines(shown, WrappedText.WIDTH, first, next)) line(line);
  }

  private void quoted(String first, String text) {
    for (String line : WrappedText.quoted(safe(text), safe(first), " ".repeat(LABEL + 2), QUOTED_LINES)) line(line);
  }

  private String safe(String text) {
    return VisibleText.escape(redactor.redact(text));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
