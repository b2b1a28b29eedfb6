package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.VisibleText;

/** The incident for a ticket: the card, then the findings with the lines that show them. */
final class IncidentMarkdown {
  private static final int EVIDENCE_SHOWN = 6;

  private IncidentMarkdown() {}

  static String of(Incident incident, Redactor redactor) {
    StringBuilder out = new StringBuilder("# Incident: " + incident.card().verdict() + "\n\n");
    out.append("```\n");
    for (String line : CardText.lines(incident, text -> clean(text, redactor))) out.append(line).append('\n');
    out.append("```\n\n## Findings\n\n");
    if (incident.findings().isEmpty()) out.append("None.\n");
    for (Finding finding : incident.findings()) {
      out.append("- **").append(finding.severity().label()).append("** `").append(finding.ruleId()).append("` (").append(finding.confidence().label())
          .append(")").append(finding.time() == null ? "" : " " + finding.time()).append("\n\n  ```\n  ").append(clean(finding.summary(), redactor)).append('\n');
      int shown = 0;
      for (Evidence line : finding.evidence()) {
        if (++shown > EVIDENCE_SHOWN) break;
        out.append("  ").append(clean(line.file() + ":" + line.line() + ": " + line.text(), redactor)).append('\n');
      }
      out.append("  ```\n");
    }
    out.append("\n## Inputs\n\n");
    incident.inputs().forEach(i -> out.append("    ").append(clean(i.file() + ": " + i.kind() + ", " + i.format() + ", " + i.records() + " records, " + i.bytes() + " bytes", redactor)).append('\n'));
    return out.toString();
  }

  /** One line that cannot end the block it stands in. */
  private static String clean(String text, Redactor redactor) {
    return VisibleText.escape(redactor.redact(text)).replace("```", "'''");
  }
}
