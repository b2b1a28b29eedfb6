/** Results as tables, by tablesaw: what CSV files hold and what totals are grouped from. Loaded only when report files are written. */
package dev.lockstep.reports.table;
