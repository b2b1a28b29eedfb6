package dev.lockstep.forensics.log;

import java.util.Locale;

/** One thing that can be wrapped around a program's own line, or the form of the line itself. */
public enum Layer {
  /** {@code file:}, {@code file-} or a line number before the line: an extract, in which silence proves nothing. */
  GREP_FILE,
  /** {@code --} between groups of lines. */
  GREP_SEPARATOR,
  /** {@code service-1  | } of docker compose. */
  COMPOSE,
  /** {@code [pod/name/container]} of {@code kubectl logs --prefix}. */
  KUBECTL,
  /** One JSON object a line, of docker's json-file driver. */
  DOCKER_JSON,
  /** A time with nine decimals before the line, of {@code docker logs -t}. */
  DOCKER_TIME,
  /** Time, stream and P or F flag, of Kubernetes' container runtime. */
  CRI,
  /** {@code journalctl -o json}. */
  JOURNALD_JSON,
  /** Month, day, time, host and tag, with or without a priority; or the form of RFC 5424. */
  SYSLOG,
  /** ISO time, host and tag, of {@code journalctl -o short-iso}. */
  JOURNALD_SHORT_ISO,
  /** The payload is a JSON object. */
  JSON,
  /** The payload is made of key=value pairs. */
  LOGFMT,
  /** The payload is free text. */
  TEXT;

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
