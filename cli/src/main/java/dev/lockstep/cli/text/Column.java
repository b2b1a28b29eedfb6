package dev.lockstep.cli.text;

/**
 * A column of rows.
 *
 * @param name the field's name in JSON and CSV
 * @param heading what stands above it in a table
 * @param numeric right-aligned and never broken over lines
 */
public record Column(String name, String heading, boolean numeric) {
  /** Words; may be wrapped in a table. */
  public static Column text(String name, String heading) {
    return new Column(name, heading, false);
  }

  /** Numbers, amounts, times. */
  public static Column number(String name, String heading) {
    return new Column(name, heading, true);
  }
}
