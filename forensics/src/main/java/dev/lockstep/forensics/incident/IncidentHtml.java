package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.render.Markup;
import dev.lockstep.forensics.text.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The incident as one page without scripts and without anything fetched: card, timeline, findings with their lines, inputs. */
final class IncidentHtml {
  private static final int EVIDENCE_SHOWN = 12;
  private static final String STYLE = """
      body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:1180px;padding:16px 20px;color:#1b1f24;background:#fff}
      h1{font-size:22px;margin:8px 0}h2{font-size:17px;margin:26px 0 8px;border-bottom:1px solid #d5dae0}
      .card{border:1px solid #d5dae0;border-left:6px solid #b3261e;border-radius:6px;padding:10px 16px}.card.ok{border-left-color:#2d7d46}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}dt{color:#59636e}dd{margin:0}ul{margin:0;padding-left:18px}
      .finding{border:1px solid #d5dae0;border-radius:6px;margin:8px 0;padding:8px 14px}.critical{border-left:6px solid #b3261e}
      .warning{border-left:6px solid #b26a00}.info{border-left:6px solid #7a8691}
      pre{background:#f5f7f9;padding:8px;white-space:pre-wrap;overflow-wrap:anywhere;font:12.5px/1.4 ui-monospace,monospace;margin:6px 0 0}
      pre span{display:block;padding-left:2ch;text-indent:-2ch}
      .tag{font-size:12px;color:#59636e;margin-left:8px;white-space:nowrap}table{border-collapse:collapse;width:100%;font-size:13px}
      td,th{text-align:left;padding:3px 8px;border-bottom:1px solid #e6e9ed;vertical-align:top;overflow-wrap:anywhere}
      th,.n,.k{overflow-wrap:normal;white-space:nowrap}.n{text-align:right}
      svg{box-sizing:border-box;width:100%;height:auto;border:1px solid #e6e9ed;border-radius:6px}
      .for{color:#1f6f3a}.against{color:#9a2820}.missing{color:#6b5200}
      @media (prefers-color-scheme:dark){body{background:#14171a;color:#dfe3e8}pre{background:#1d2126}.for{color:#7fce9a}.against{color:#ef9a93}.missing{color:#e0c15a}
      h2,svg,td,th{border-color:#39414a}
      .card,.finding{border-top-color:#39414a;border-right-color:#39414a;border-bottom-color:#39414a}dt,.tag{color:#9aa5b1}svg{background:#f8f9fb}}
      """;

  private IncidentHtml() {}

  static String of(Incident incident, Redactor redactor) {
    Markup page = new Markup(redactor);
    RootCauseCard card = incident.card();
    page.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
        .raw(hash(STYLE)).raw("'; img-src data:; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width\"><title>Incident: ")
        .text(card.verdict()).raw("</title><style>").raw(STYLE).raw("</style></head><body><h1>").text(card.verdictSentence()).raw("</h1>");
    card(page, card, incident);
    page.raw("<h2>Timeline</h2>").raw(TimelineSvg.draw(Timeline.of(incident), page::safe));
    page.raw("<h2>Hypotheses</h2>");
    int rank = 0;
    for (Hypothesis hypothesis : card.hypotheses()) hypothesis(page, ++rank, hypothesis, card);
    if (card.hypotheses().isEmpty()) page.raw("<p>None.</p>");
    page.raw("<h2>Findings</h2>");
    if (incident.findings().isEmpty()) page.raw("<p>None.</p>");
    for (Finding finding : incident.findings()) finding(page, finding);
    inputs(page, incident.inputs());
    return page.raw("</body></html>\n").toString();
  }

  private static void card(Markup page, RootCauseCard card, Incident incident) {
    page.raw("<div class=\"card").raw(card.verdict().equals("healthy") ? " ok" : "").raw("\"><dl>");
    row(page, "Verdict", card.verdict());
    row(page, "Still going on", card.ongoing());
    row(page, "First symptom", card.firstSymptom());
    row(page, "Last symptom", card.lastSymptom());
    list(page, "Open positions", card.openPositions());
    list(page, "Orders that may still rest", card.openOrders());
    list(page, "A restart destroys", card.restartDestroys());
    row(page, "Cost so far", card.cost());
    for (ClockOffset offset : incident.offsets()) {
      row(page, "Clock of " + offset.source(), offset.relation());
    }
    page.raw("</dl></div>");
  }

  private static void hypothesis(Markup page, int rank, Hypothesis hypothesis, RootCauseCard card) {
    page.raw("<div class=\"finding\"><b>").text(rank + ". " + hypothesis.title()).raw("</b><span class=\"tag\">")
        .text(hypothesis.id() + ", weight " + hypothesis.score()).raw("</span><ul>");
    hypothesis.supports().forEach(s -> page.raw("<li class=\"for\">for: ").text(s).raw("</li>"));
    hypothesis.against().forEach(s -> page.raw("<li class=\"against\">against: ").text(s).raw("</li>"));
    hypothesis.missing().forEach(s -> page.raw("<li class=\"missing\">missing: ").text(s).raw("</li>"));
    String cure = card.verdict().equals(hypothesis.id()) ? "cure: " : "cure, if it is this: ";
    hypothesis.prescription().forEach(s -> page.raw("<li>" + cure).text(s).raw("</li>"));
    page.raw("</ul></div>");
  }

  private static void finding(Markup page, Finding finding) {
    page.raw("<div class=\"finding ").raw(finding.severity().label()).raw("\"><b>").text(finding.ruleId()).raw("</b><span class=\"tag\">")
        .text(finding.severity().label() + ", " + finding.confidence().label() + (finding.time() == null ? "" : ", " + finding.time())).raw("</span><div>")
        .text(finding.summary()).raw("</div><pre>");
    int shown = 0;
    for (Evidence line : finding.evidence()) {
      if (++shown > EVIDENCE_SHOWN) break;
      page.raw("<span>").text(line.file() + ":" + line.line() + ": " + line.text()).raw("</span>");
    }
    page.raw("</pre></div>");
  }

  private static void inputs(Markup page, List<InputReport> inputs) {
    page.raw("<h2>Inputs</h2><table><tr><th>file</th><th>kind</th><th>format</th><th class=\"n\">records</th><th class=\"n\">bytes</th><th>problems</th></tr>");
    for (InputReport input : inputs) {
      page.raw("<tr><td>").text(input.file()).raw("</td><td class=\"k\">").text(input.kind()).raw("</td><td>").text(String.valueOf(input.format())).raw("</td><td class=\"n\">")
          .text(amount(input)).raw("</td><td class=\"n\">").text(String.valueOf(input.bytes())).raw("</td><td>").text(String.join("; ", input.problems())).raw("</td></tr>");
    }
    page.raw("</table>");
  }

  /** A dump has threads and no records. */
  private static String amount(InputReport input) {
    return input.dumps() > 0 ? input.threads() + (input.threads() == 1 ? " thread" : " threads") : String.valueOf(input.records());
  }

  private static String hash(String style) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Markup row(Markup page, String name, String value) {
    return page.raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>");
  }

  private static void list(Markup page, String name, List<String> items) {
    page.raw("<dt>").text(name).raw("</dt><dd>");
    if (items.isEmpty()) {
      page.raw("none known</dd>");
      return;
    }
    page.raw("<ul>");
    for (String item : items) page.raw("<li>").text(item).raw("</li>");
    page.raw("</ul></dd>");
  }
}
