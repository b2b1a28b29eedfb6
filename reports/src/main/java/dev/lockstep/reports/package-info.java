/** Tables, charts and pages made from results. Results know nothing of reports. */
package dev.lockstep.reports;
