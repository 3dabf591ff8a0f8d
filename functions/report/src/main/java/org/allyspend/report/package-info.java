/** The workbook and its companions: an assessment in, files out. */
package org.allyspend.report;
