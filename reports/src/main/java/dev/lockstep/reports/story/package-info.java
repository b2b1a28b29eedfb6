/**
 * What a report keeps of one run of one window when its journal is gone: thinned prices around the position, and the events that a reader
 * looks for. Collected while a backtest runs.
 */
package dev.lockstep.reports.story;
