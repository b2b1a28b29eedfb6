package dev.lockstep.forensics.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets in text that leaves the program by tags such as {@code <secret:1>}. The same secret gets the same tag within
 * one run, so that lines can still be matched; numbers instead of hashes, because a short hash of a weak secret can be guessed.
 * Works on single lines of evidence, which are short; not meant for whole files. Not safe for use by several threads.
 */
public final class Redactor {
  private static final int LONGEST = 16_384;
  /** Text beyond the longest that is looked at too: no secret is longer, so none begins before the cut and is not recognised. */
  private static final int BEYOND = 8_192;

  /** Group {@code s} is the secret. Quantifiers are possessive or bounded, so that no text makes them slow. */
  private static final class Shapes {
    static final Pattern[] ALL = {
      Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?<s>.{1,8000})"),
      Pattern.compile("(?i)\\b(?:authorization|proxy-authorization|cookie|set-cookie)[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?<s>[^\"'\\r\\n]{4,4000})"),
      Pattern.compile("(?i)\\b(?:bearer|basic)\\s{1,3}(?<s>[A-Za-z0-9._~+/=-]{8,4000})"),
      Pattern.compile(
          "(?i)(?:api[_-]?key|apikey|secret|passphrase|password|passwd|pwd|signature|access[_-]?token|auth[_-]?token|private[_-]?key"
            + "|mnemonic|seed[_-]?phrase)[A-Za-z_]{0,12}\\\\?[\"']?\\s{0,3}[:=]\\s{0,3}\\\\?[\"']?(?<s>[^\\s\"'&,;}\\\\)<]{4,4000})"),
      Pattern.compile("(?i)(?:mnemonic|seed)[^a-z]{1,6}(?<s>[a-z]{3,8}(?: [a-z]{3,8}){11,23})"),
      Pattern.compile("(?i)(?:key|secret|priv)[a-z_]{0,12}[^0-9a-z]{1,6}(?<s>(?:0x)?[0-9a-f]{64})\\b"),
      Pattern.compile("(?<s>eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+)"),
      Pattern.compile("\\b(?<s>(?:AKIA|ASIA)[A-Z0-9]{16})\\b"),
      Pattern.compile("\\b(?<s>gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|xox[baprs]-[A-Za-z0-9-]{10,255}|sk-[A-Za-z0-9_-]{20,255})"),
      Pattern.compile("[a-z][a-z0-9+.-]{1,12}://[^\\s/:@]{1,200}:(?<s>[^\\s/@]{1,200})@"),
    };
  }

  private final Map<String, String> tags = new HashMap<>();

  /** The text with secrets replaced; of text over 16 KiB the beginning. */
  public String redact(String text) {
    if (text.length() <= LONGEST) {
      return replaced(text);
    }
    boolean more = text.length() > LONGEST + BEYOND;
    String out = replaced(more ? text.substring(0, LONGEST + BEYOND) : text);
    return out.substring(0, Math.min(LONGEST, more ? Math.max(0, out.length() - BEYOND) : out.length())) + "...";
  }

  private String replaced(String text) {
    String out = text;
    if (out.length() < 8) {
      return out;
    }
    for (Pattern shape : Shapes.ALL) {
      Matcher matcher = shape.matcher(out);
      if (matcher.find()) {
        out = replaceAll(out, matcher);
      }
    }
    return out;
  }

  private String replaceAll(String text, Matcher matcher) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    do {
      String secret = matcher.group("s");
      if (secret.startsWith("<secret:")) {
        continue;
      }
      out.append(text, from, matcher.start("s"));
      out.append(tags.computeIfAbsent(secret, s -> "<secret:" + (tags.size() + 1) + ">"));
      from = matcher.end("s");
    } while (matcher.find());
    return out.append(text, from, text.length()).toString();
  }
}
