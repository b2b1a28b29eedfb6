/** Numbers and times as text: exact, without locale, the same bytes everywhere. */
package dev.lockstep.reports.text;
