/**
 * Pages that open from disk: one file, no network, no script, a strict content-security policy. Whatever comes from an input is escaped
 * on its way in; charts are inline SVG.
 */
package dev.lockstep.reports.html;
