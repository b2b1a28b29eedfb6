/**
 * A seeded generator of incidents: long, healthy, realistic logs and states of each bot with one known defect of known size in
 * them. It is the detectors' oracle, and therefore shares no pattern, no literal and no threshold with them: its lines are
 * written here a second time, from the descriptions of the bots.
 */
package dev.lockstep.forensics.plant;
