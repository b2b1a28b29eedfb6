package dev.lockstep.forensics.model;

/** The language runtime a dump comes from. */
public enum Platform {
  GO("go"),
  JAVA("java"),
  PYTHON("python");

  private final String label;

  Platform(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
