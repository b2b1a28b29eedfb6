package dev.lockstep.datasets.format;

/** A file in a folder that is known to be no recording, such as a read-me or a table of outcomes. Not an error. */
public record PassedFile(String id, String what) implements InputWindow {}
