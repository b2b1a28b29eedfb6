/** A scenario run under two releases, judged by the rules that judged the evidence: where the simulator and forensics meet. */
package dev.lockstep.reports.reproduce;
