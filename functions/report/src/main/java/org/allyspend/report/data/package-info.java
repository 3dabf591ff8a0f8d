/** The report for those who compute: CSV files, the codebook of their names, and the package. */
package org.allyspend.report.data;
