package dev.lockstep.reports.reproduce;

import dev.lockstep.datasets.scenario.Expectation;
import dev.lockstep.forensics.detect.Finding;

/** An expected finding beside what came of it: null where it did not come. */
public record Seen(Expectation expected, Finding finding) {}
