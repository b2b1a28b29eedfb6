package dev.lockstep.forensics.render;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.detect.locks.StackGroup;
import dev.lockstep.forensics.detect.locks.StackGroups;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.text.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The report as one HTML file: no scripts, no network, a strict content security policy; everything can be read with styles off. */
public final class ThreadHtml {
  private static final int GROUPS_SHOWN = 60;
  private static final int FINDINGS_SHOWN = 200;

  private static final List<String> LIBRARIES =
      List.of("runtime.", "sync.", "internal/", "net.", "time.", "os.", "syscall.", "java.", "jdk.", "sun.", "javax.", "threading.py:", "synchronize.py:", "queue.py:");

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:0;color:#1c2024;background:#fff}
      main{max-width:1180px;margin:0 auto;padding:24px}
      h1{font-size:24px;margin:0 0 4px}h1,h3{overflow-wrap:anywhere}h2{font-size:18px;margin:32px 0 8px;border-bottom:1px solid #d5dae0;padding-bottom:4px}
      h3{font-size:16px;margin:0 0 6px}
      .sub{color:#5a6470;margin:0 0 16px}
      .finding{border:1px solid #d5dae0;border-left:6px solid #8a94a0;border-radius:4px;padding:12px 16px;margin:12px 0}
      .critical{border-left-color:#c4262e}.warning{border-left-color:#c77700}.info{border-left-color:#3b74c4}
      .tag{display:inline-block;font-size:12px;font-weight:600;padding:1px 8px;border-radius:10px;background:#eceff3;margin-right:6px}
      .critical .tag.sev{background:#c4262e;color:#fff}.warning .tag.sev{background:#c77700;color:#fff}.info .tag.sev{background:#3b74c4;color:#fff}
      dl{display:grid;grid-template-columns:90px 1fr;gap:2px 12px;margin:8px 0}dt{color:#5a6470}dd{margin:0;overflow-wrap:anywhere}
      ul{margin:0;padding-left:18px}
      table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:4px 8px;border-bottom:1px solid #e6e9ed;vertical-align:top}
      th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;width:1%;white-space:nowrap}
      code,.mono{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
      svg{box-sizing:border-box;width:100%;height:auto;background:#fafbfc;border:1px solid #e6e9ed;border-radius:4px}
      svg text{font:12px ui-monospace,monospace;fill:#1c2024}
      summary{cursor:pointer}.idle{color:#5a6470}
      @media (prefers-color-scheme:dark){body{background:#16191d;color:#e4e8ec}h2{border-color:#3a424b}
      .finding{border-top-color:#3a424b;border-right-color:#3a424b;border-bottom-color:#3a424b}.tag{background:#2c333b}
      dt,.sub,.idle{color:#9aa5b1}th,td{border-color:#2c333b}svg{background:#f4f6f8}}
      """;

  private ThreadHtml() {}

  public static String of(List<InputReport> inputs, List<Finding> findings, List<ThreadDump> dumps, Redactor redactor) {
    Markup page = new Markup(redactor);
    page.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        + "style-src 'sha256-" + digest(STYLE) + "'; base-uri 'none'; form-action 'none'\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Thread dump report</title>\n<style>" + STYLE
        + "</style></head><body><main>\n");
    head(page, inputs, findings);
    page.raw("<h2>Findings</h2>\n");
    if (findings.isEmpty()) {
      page.raw("<p>No thread is held up by another one.</p>\n");
    }
    for (Finding finding : findings.subList(0, Math.min(FINDINGS_SHOWN, findings.size()))) {
      finding(page, finding);
    }
    if (!dumps.isEmpty()) {
      ThreadDump last = dumps.get(dumps.size() - 1);
      List<StackGroup> groups = StackGroups.of(last);
      page.raw("<h2>All stacks of the last dump</h2>\n<p class=\"sub\">Each box is a function, as wide as the share of threads that stand in it; the\n"
          + "bottom row is where threads begin. Hover for the full name. Red: waits for a lock. Grey: idle.</p>\n");
      FlameGraph.draw(page, groups);
      groups(page, groups);
    }
    inputs(page, inputs);
    return page.raw("</main></body></html>\n").toString();
  }

  private static void head(Markup page, List<InputReport> inputs, List<Finding> findings) {
    long critical = findings.stream().filter(f -> f.severity() == Severity.CRITICAL).count();
    long warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
    page.element("h1", critical + warnings == 0 ? "Healthy: no thread is held up by another one" : findings.get(0).summary());
    long threads = inputs.stream().mapToLong(InputReport::threads).sum();
    int dumps = inputs.stream().mapToInt(InputReport::dumps).sum();
    page.element("p class=\"sub\"", critical + " critical, " + counted(warnings, "warning") + ", " + counted(findings.size() - critical - warnings, "note") + " in "
        + counted(dumps, "dump") + " with " + counted(threads, "thread"));
  }

  static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private static void finding(Markup page, Finding finding) {
    String severity = finding.severity().label();
    page.raw("<section class=\"finding " + severity + "\"><h3>").text(finding.summary()).raw("</h3>\n<p><span class=\"tag sev\">" + severity
        + "</span>").element("span class=\"tag\"", finding.ruleId()).element("span class=\"tag\"", "confidence " + finding.confidence().label())
        .raw("</p>\n");
    LockPicture.draw(page, finding);
    page.raw("<dl>");
    entry(page, "lock", finding.details().get("lock"));
    entry(page, "holder", finding.details().get("holder"));
    entry(page, "it does", finding.details().get("holderDoes"));
    Object candidates = finding.details().get("holderCandidates");
    boolean told = List.of(String.valueOf(finding.details().get("holder"))).equals(candidates) || finding.details().get("cycle") instanceof List<?> c && !c.isEmpty();
    list(page, "candidates", told ? null : candidates, 20);
    list(page, "cycle", finding.details().get("cycle"), 50);
    list(page, "victims", finding.details().get("victims"), 50);
    list(page, "waiters", finding.details().get("waiters"), 50);
    bullets(page, "why", finding.details().get("reasons"));
    bullets(page, "do next", finding.details().get("advice"));
    page.raw("</dl>\n<details><summary>Evidence</summary><table>");
    for (Evidence one : finding.evidence()) {
      page.raw("<tr><td class=\"mono\">").text(one.file() + ":" + one.line()).raw("</td><td class=\"mono\">").text(one.text().strip()).raw("</td></tr>");
    }
    page.raw("</table></details></section>\n");
  }

  private static void entry(Markup page, String name, Object value) {
    if (value != null) {
      page.element("dt", name).element("dd", value);
    }
  }

  private static void list(Markup page, String name, Object value, int max) {
    if (value instanceof List<?> ids && !ids.isEmpty()) {
      String shown = String.join(", ", ids.subList(0, Math.min(max, ids.size())).stream().map(String::valueOf).toList());
      entry(page, name, shown + (ids.size() > max ? " and " + (ids.size() - max) + " more" : ""));
    }
  }

  private static void bullets(Markup page, String name, Object value) {
    if (value instanceof List<?> lines && !lines.isEmpty()) {
      page.element("dt", name).raw("<dd><ul>");
      lines.forEach(line -> page.element("li", line));
      page.raw("</ul></dd>");
    }
  }

  private static void groups(Markup page, List<StackGroup> groups) {
    page.raw("<h2>Groups of stacks</h2>\n<table><tr><th class=\"n\">threads</th><th>what</th><th>state</th><th>stack</th></tr>\n");
    for (StackGroup group : groups.subList(0, Math.min(GROUPS_SHOWN, groups.size()))) {
      page.raw("<tr" + (group.idle() ? " class=\"idle\"" : "") + "><td class=\"n\">" + String.format(Locale.ROOT, "%,d", group.count()) + "</td><td>")
          .text((group.idle() ? "idle: " : "") + group.doing()).raw("</td><td>").text(group.state()).raw("</td><td><details><summary class=\"mono\">")
          .text(group.frames().isEmpty() ? "(no frames)" : place(group.frames())).raw("</summary>");
      for (String frame : group.frames()) {
        page.element("div class=\"mono\"", frame);
      }
      page.element("div class=\"idle\"", "ids: " + String.join(", ", group.ids())).raw("</details></td></tr>\n");
    }
    page.raw("</table>\n");
  }

  /** The innermost function, and the innermost one of the program where that is another. */
  private static String place(List<String> frames) {
    String own = frames.stream().filter(f -> LIBRARIES.stream().noneMatch(f::startsWith)).findFirst().orElse(frames.get(0));
    return own.equals(frames.get(0)) ? own : own + " \u2192 " + frames.get(0);
  }

  private static void inputs(Markup page, List<InputReport> inputs) {
    page.raw("<h2>Inputs</h2>\n<table><tr><th>file</th><th>format</th><th>runtime</th><th class=\"n\">dumps</th><th class=\"n\">threads</th><th class=\"n\">bytes</th>"
        + "<th class=\"n\">other text</th></tr>\n");
    for (InputReport input : inputs) {
      page.raw("<tr><td class=\"mono\">").text(input.file()).raw("</td><td>").text(input.format()).raw("</td><td>").text(input.runtime())
          .raw("</td><td class=\"n\">" + input.dumps() + "</td><td class=\"n\">" + input.threads() + "</td><td class=\"n\">" + input.bytes()
              + "</td><td class=\"n\">" + input.bytesPassedBy() + "</td></tr>\n");
      for (String problem : input.problems()) {
        page.raw("<tr><td></td><td colspan=\"6\">").text(problem).raw("</td></tr>\n");
      }
    }
    page.raw("</table>\n");
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
