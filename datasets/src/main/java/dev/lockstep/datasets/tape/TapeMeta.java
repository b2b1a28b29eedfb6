package dev.lockstep.datasets.tape;

import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.Completeness;

/** Everything a tape file says before its rows: header, provenance, completeness (null where no rule applies), anomalies. */
public record TapeMeta(TapeHeader header, Provenance provenance, Completeness completeness, Anomalies anomalies) {}
