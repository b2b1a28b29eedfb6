/** Results as JSON with the field names that scripts may rely on. */
package dev.lockstep.reports.json;
