/**
 * Charts as SVG, to the standard of a good newspaper: the finding is the title, the subtitle says
 * measure and unit, values are labelled where they stand, the source is under it, and estimates are
 * lighter in every one alike.
 */
package org.allyspend.report.chart;
