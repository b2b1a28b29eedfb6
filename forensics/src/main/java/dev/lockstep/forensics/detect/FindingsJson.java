package dev.lockstep.forensics.detect;

import dev.lockstep.forensics.text.JsonText;
import dev.lockstep.forensics.text.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of {@code lockstep.findings/1}: inputs and findings, most severe first, secrets replaced by tags. */
public final class FindingsJson {
  public static final String SCHEMA = "lockstep.findings/1";

  private FindingsJson() {}

  public static String write(List<InputReport> inputs, List<Finding> findings, Redactor redactor) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", SCHEMA);
    root.put("inputs", inputs.stream().map(FindingsJson::input).toList());
    root.put("findings", findings.stream().sorted(FindingOrder.MOST_SEVERE_FIRST).map(FindingsJson::finding).toList());
    return JsonText.pretty(redacted(root, redactor));
  }

  /** One finding as a JSON-able map, for JSON lines. */
  public static Map<String, Object> finding(Finding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ruleId", finding.ruleId());
    map.put("severity", finding.severity().label());
    map.put("confidence", finding.confidence().label());
    map.put("summary", finding.summary());
    map.put("fingerprint", finding.fingerprint());
    map.put("time", finding.time() == null ? null : finding.time().toString());
    List<Object> evidence = new ArrayList<>();
    for (Evidence line : finding.evidence()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("file", line.file());
      item.put("line", line.line());
      item.put("text", line.text());
      evidence.add(item);
    }
    map.put("evidence", evidence);
    map.put("details", finding.details());
    return map;
  }

  private static Map<String, Object> input(InputReport input) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", input.file());
    map.put("kind", input.kind());
    map.put("format", input.format());
    map.put("runtime", input.runtime());
    map.put("confidence", input.confidence() == null ? null : input.confidence().label());
    map.put("dumps", input.dumps());
    map.put("threads", input.threads());
    map.put("records", input.records());
    map.put("bytes", input.bytes());
    map.put("bytesParsed", input.bytesParsed());
    map.put("bytesPassedBy", input.bytesPassedBy());
    map.put("bytesUnreadable", input.bytesUnreadable());
    map.put("problems", input.problems());
    return map;
  }

  /** The same value with every string redacted; keys are ours and stay. */
  public static Object redacted(Object value, Redactor redactor) {
    if (value instanceof String text) {
      return redactor.redact(text);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(redacted(item, redactor));
      }
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(entry.getKey().toString(), redacted(entry.getValue(), redactor));
      }
      return copy;
    }
    return value;
  }
}
