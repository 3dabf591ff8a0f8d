/** Figures in Allyspend's own tidy CSV: the bundled snapshot, or a user's own. */
package org.allyspend.ingest.csv;
