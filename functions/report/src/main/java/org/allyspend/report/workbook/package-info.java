/** Writing sheets, tables and charts by the conventions of the UK Analysis Function. */
package org.allyspend.report.workbook;
