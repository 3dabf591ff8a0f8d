/** Reading the cells of a workbook as they stand, without trusting it. */
package org.allyspend.ingest.xlsx;
