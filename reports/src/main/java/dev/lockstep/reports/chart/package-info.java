/**
 * Charts as data, and two ways to draw them: inline SVG for pages, and xchart for picture files. A chart knows nothing of what it
 * shows; axes carry their units, colours are those of Okabe and Ito, and no line has more points than it has pixels.
 */
package dev.lockstep.reports.chart;
